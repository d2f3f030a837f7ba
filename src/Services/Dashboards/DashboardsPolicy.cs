using TransferScheme.Dashboards.Streaming;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Dashboards;

/// <summary>
/// The one place that says who may see which figure, and who is told of which case. Figures count the duties of councils and tell
/// nothing of a child, so every signed-in role sees all, of every authority and without hiding small numbers.
/// </summary>
static class DashboardsPolicy
{
    /// <summary>Who may read figures. The portal reads with the tokens of the people it serves, never with its own.</summary>
    internal static Access MayRead(Actor actor) => actor.Role switch
    {
        Role.National or Role.Coordinator or Role.DutyOfficer or Role.Assessor or Role.Manager or Role.Auditor => Access.Granted,
        Role.ApiClient or Role.Service => Access.Granted,
        Role.Portal => Access.Forbidden,
        _ => throw new InvalidOperationException($"{actor.Role} has no row in this policy."),
    };

    /// <summary>Who may follow what changes: people and their councils' systems. Our own services have messages for that.</summary>
    internal static Access MayFollow(Actor actor) =>
        actor.Role is Role.Service or Role.Portal ? Access.Forbidden : MayRead(actor);

    /// <summary>Whether a change is told to somebody: the same need to know as in the lists of cases.</summary>
    internal static bool Sees(Actor actor, Audience audience) => actor.Role switch
    {
        Role.National or Role.Auditor => true,
        Role.Coordinator => audience.IsEverybody || (actor.Region is { } region && audience.Regions.Contains(region)),
        Role.DutyOfficer or Role.Manager or Role.ApiClient =>
            audience.IsEverybody || (actor.Authority is { } own && audience.Authorities.Contains(own)),
        Role.Assessor => audience.IsEverybody || (actor.Authority is { } own && audience.Assessors.Contains(own)),
        Role.Service or Role.Portal => false,
        _ => throw new InvalidOperationException($"{actor.Role} has no row in this policy."),
    };
}
