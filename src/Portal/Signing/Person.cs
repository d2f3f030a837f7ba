using System.Security.Claims;

namespace TransferScheme.Portal.Signing;

/// <summary>Who is signed in.</summary>
/// <param name="Id">Identifier of the person.</param>
/// <param name="Name">Name, as the person reads it; null where the issuer tells none.</param>
/// <param name="Role">Role, as in tokens.</param>
/// <param name="Authority">Code of the person's authority.</param>
/// <param name="Region">Slug of a coordinator's region.</param>
/// <param name="MayDecline">Whether the person may issue statements of reasons for the authority.</param>
/// <param name="MustEnrol">Whether the person sets up a second factor before anything else.</param>
public sealed record Person(
    Guid Id, string? Name, string Role, string? Authority, string? Region, bool MayDecline, bool MustEnrol = false)
{
    /// <summary>Whether the person has one of these roles.</summary>
    /// <param name="roles">The roles.</param>
    public bool Is(params ReadOnlySpan<string> roles) => roles.Contains(Role);

    internal static Person? From(ClaimsPrincipal principal) => principal.Identity?.IsAuthenticated == true
        ? new Person(
            Guid.Parse(principal.FindFirstValue(PersonClaim)!), principal.FindFirstValue("name"), principal.FindFirstValue("role")!,
            principal.FindFirstValue("authority"), principal.FindFirstValue("region"), principal.HasClaim("may_decline", "true"),
            principal.HasClaim("must_enrol", "true"))
        : null;

    internal const string PersonClaim = "person";
}

/// <summary>The roles of people, as tokens name them.</summary>
public static class Roles
{
    /// <summary>Runs the scheme for the Secretary of State.</summary>
    public const string National = "national";

    /// <summary>Allocates inside a region.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Refers, answers offers and moves children for an authority.</summary>
    public const string DutyOfficer = "duty-officer";

    /// <summary>Assesses ages for an authority.</summary>
    public const string Assessor = "assessor";

    /// <summary>Signs, delegates and counter-signs for an authority.</summary>
    public const string Manager = "manager";

    /// <summary>Reads how it was done.</summary>
    public const string Auditor = "auditor";
}
