using System.Security.Claims;

namespace TransferScheme.Platform.Security;

/// <summary>What somebody is in the scheme. Every token carries exactly one.</summary>
public enum Role
{
    /// <summary>The national team.</summary>
    National,

    /// <summary>A regional coordinator.</summary>
    Coordinator,

    /// <summary>A duty officer of an authority.</summary>
    DutyOfficer,

    /// <summary>An age assessor of an authority.</summary>
    Assessor,

    /// <summary>A manager of an authority.</summary>
    Manager,

    /// <summary>An auditor: trail and coded facts, no content.</summary>
    Auditor,

    /// <summary>A partner council's system, which acts for its authority.</summary>
    ApiClient,

    /// <summary>One of our own services; no person or client gets it.</summary>
    Service,

    /// <summary>The portal, which signs people in and acts only with their tokens.</summary>
    Portal,
}

/// <summary>Who asks.</summary>
/// <param name="Subject">Identifier of the person or client, from the token.</param>
/// <param name="Role">What they are.</param>
/// <param name="Authority">Code of their authority, for the roles of an authority.</param>
/// <param name="Region">Slug of their region, for coordinators.</param>
/// <param name="Person">The person who acts: the subject itself, or the one that a client names in <c>Acting-Person</c>.</param>
public sealed record Actor(string Subject, Role Role, string? Authority = null, string? Region = null, Guid? Person = null)
{
    /// <summary>Token claim of the role.</summary>
    public const string RoleClaim = "role";

    /// <summary>Token claim of the authority's code.</summary>
    public const string AuthorityClaim = "authority";

    /// <summary>Token claim of the region's slug.</summary>
    public const string RegionClaim = "region";

    /// <summary>Token claim that tells a person's token from a client's.</summary>
    public const string PersonClaim = "person";

    /// <summary>Who acts, as it is recorded: the person, or the client where no person is named.</summary>
    public string Name => Person?.ToString() ?? Subject;

    /// <summary>Whether the actor does the daily work of transfers for an authority: its duty officers and its system.</summary>
    /// <param name="authority">Code of the authority; nobody acts for none.</param>
    public bool ActsFor(string? authority) =>
        authority is not null && Authority == authority && (Role is Role.DutyOfficer or Role.ApiClient);

    /// <summary>Reads the actor from a validated token.</summary>
    /// <param name="principal">The token's claims.</param>
    /// <returns>Null when nobody is signed in or the token lacks a role.</returns>
    public static Actor? From(ClaimsPrincipal principal)
    {
        var subject = principal.FindFirstValue("sub");
        return subject is null || RoleOf(principal.FindFirstValue(RoleClaim)) is not { } role
            ? null
            : new Actor(
                subject,
                role,
                principal.FindFirstValue(AuthorityClaim),
                principal.FindFirstValue(RegionClaim),
                Guid.TryParse(principal.FindFirstValue(PersonClaim), out var person) ? person : null);
    }

    /// <summary>The role of a token's claim, by its exact name.</summary>
    static Role? RoleOf(string? claim) => claim switch
    {
        "national" => Role.National,
        "coordinator" => Role.Coordinator,
        "duty-officer" => Role.DutyOfficer,
        "assessor" => Role.Assessor,
        "manager" => Role.Manager,
        "auditor" => Role.Auditor,
        "api-client" => Role.ApiClient,
        "service" => Role.Service,
        "portal" => Role.Portal,
        _ => null,
    };
}
