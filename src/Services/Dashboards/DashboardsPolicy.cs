using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;

namespace TransferScheme.Dashboards;

/// <summary>
/// The one place that says who may see which figure. All of them count the duties of councils and tell nothing of a child, so
/// every signed-in role sees all, of every authority and without hiding small numbers.
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
}
