using System.Text.Json;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity;

/// <summary>What a person or client is in the scheme, in the words of tokens and events.</summary>
/// <param name="Role">The role, such as <c>duty-officer</c>.</param>
/// <param name="Authority">Code of the authority, for the roles of one.</param>
/// <param name="Region">Slug of the region, for coordinators.</param>
public sealed record Standing(string Role, string? Authority = null, string? Region = null)
{
    /// <summary>The standing of a role.</summary>
    internal static Standing Of(Role role, string? authority = null, string? region = null) => new(NameOf(role), authority, region);

    /// <summary>The name of a role in tokens, events and the HTTP contract.</summary>
    internal static string NameOf(Role role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    /// <summary>Why a person may not be enrolled so: people have the roles of people, with the authority or region that these need.</summary>
    internal Rejection? FaultOfPerson() => Role is "national" or "coordinator" or "duty-officer" or "assessor" or "manager" or "auditor"
        ? FaultOfPlace()
        : Rejection.Conflict("role-not-for-people", "This role is not for people.");

    /// <summary>Why a client may not be enrolled so: the role of our own services is given to nobody.</summary>
    internal Rejection? FaultOfClient() => Role is "api-client" or "portal" ? FaultOfPlace() : FaultOfPerson();

    Rejection? FaultOfPlace() => (Role, Authority, Region) switch
    {
        ("coordinator", null, not null) or ("national" or "auditor" or "portal", null, null) => null,
        ("duty-officer" or "assessor" or "manager" or "api-client", not null, null) => null,
        ("coordinator", _, _) => Rejection.Conflict("region-needed", "A coordinator belongs to a region, and to no authority."),
        ("national" or "auditor" or "portal", _, _) =>
            Rejection.Conflict("place-not-for-role", "This role belongs to no authority and no region."),
        _ => Rejection.Conflict("authority-needed", "This role belongs to an authority, and by it to a region."),
    };
}
