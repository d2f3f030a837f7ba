namespace TransferScheme.Portal.Signing;

/// <summary>
/// Whom a page is for: without roles, everybody who is signed in. A page without this is shown to nobody, and a test names it. What a
/// person may see and do of a case the services decide, for pages as for partners' systems.
/// </summary>
/// <param name="roles">The roles.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAttribute(params string[] roles) : Attribute
{
    /// <summary>The roles; none for everybody who is signed in.</summary>
    public IReadOnlyList<string> Roles { get; } = roles;

    /// <summary>Whether the page needs no sign-in.</summary>
    public bool Anybody { get; init; }

    /// <summary>Whether somebody who must set up a second factor first may open it.</summary>
    public bool BeforeEnrolment { get; init; }

    /// <summary>Whether it is open to a person.</summary>
    /// <param name="person">The person; null for nobody signed in.</param>
    public bool Admits(Person? person) => Anybody || (person is not null && (Roles.Count == 0 || Roles.Contains(person.Role)));
}
