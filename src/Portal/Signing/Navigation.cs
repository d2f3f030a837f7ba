namespace TransferScheme.Portal.Signing;

/// <summary>A page that every other leads to.</summary>
/// <param name="Name">Its name, in English.</param>
/// <param name="Address">Its address.</param>
public sealed record NavigationItem(string Name, string Address);

/// <summary>Where each role begins, and what it is offered on every page.</summary>
static class Navigation
{
    /// <summary>The home of a role.</summary>
    internal static string HomeOf(Person person) => person.Role switch
    {
        Roles.National => "/national",
        Roles.Coordinator => "/region",
        Roles.DutyOfficer => "/duty",
        Roles.Assessor or Roles.Manager => "/assessments",
        Roles.Auditor => "/audit",
        _ => "/account",
    };

    /// <summary>What a person is offered.</summary>
    internal static IReadOnlyList<NavigationItem> For(Person person) => person.Role switch
    {
        Roles.National =>
        [
            new("Today", "/national"), new("Referrals", "/referrals"), new("Statements", "/refusals"), new("Directions", "/directions"),
            new("Figures", "/figures"), new("Account", "/account"),
        ],
        Roles.Coordinator => [new("Today", "/region"), new("Referrals", "/referrals"), new("Figures", "/figures"), new("Account", "/account")],
        Roles.DutyOfficer =>
        [
            new("Today", "/duty"), new("Referrals", "/referrals"), new("Statements", "/refusals"), new("Your authority", "/authority"),
            new("Figures", "/figures"), new("Account", "/account"),
        ],
        Roles.Manager => [new("Today", "/assessments"), new("Statements", "/refusals"), new("Figures", "/figures"), new("Account", "/account")],
        Roles.Assessor => [new("Today", "/assessments"), new("Figures", "/figures"), new("Account", "/account")],
        Roles.Auditor => [new("Today", "/audit"), new("Referrals", "/referrals"), new("Figures", "/figures"), new("Account", "/account")],
        _ => [new("Account", "/account")],
    };

    /// <summary>A role in words.</summary>
    internal static string NameOf(string role) => role switch
    {
        Roles.National => "National team",
        Roles.Coordinator => "Regional coordinator",
        Roles.DutyOfficer => "Duty officer",
        Roles.Assessor => "Age assessor",
        Roles.Manager => "Manager",
        Roles.Auditor => "Auditor",
        _ => "Signed in",
    };
}
