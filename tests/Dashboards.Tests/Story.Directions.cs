using TransferScheme.Contracts.Refusals;

namespace TransferScheme.Dashboards.Tests;

/// <summary>Directions of the Secretary of State.</summary>
static partial class Story
{
    internal static DirectionGiven DirectionGiven(
        int direction, string authority = Leeds, DateTimeOffset? dueAt = null, string kind = "information") => new()
        {
            DirectionId = Id(7, direction), Version = 1, OccurredAt = Start, Kind = dueAt is null ? "scheme" : kind, Authority = authority,
            DueAt = dueAt,
        };

    internal static DirectionModified DirectionModified(int direction) => new()
    {
        DirectionId = Id(7, direction), Version = 2, OccurredAt = Start.AddDays(15), Kind = "scheme", Authority = Leeds,
    };

    internal static DirectionWithdrawn DirectionWithdrawn(int direction, string reason = "agreement") => new()
    {
        DirectionId = Id(7, direction), Version = 3, OccurredAt = Start.AddDays(16), Kind = "scheme", Authority = Leeds, Reason = reason,
    };

    internal static DirectionAnswered DirectionAnswered(int direction, int days = 3, bool late = false) => new()
    {
        DirectionId = Id(7, direction), Version = 2, OccurredAt = Start.AddDays(days), Kind = "information", Authority = Leeds, Late = late,
    };

    /// <summary>One that was modified and withdrawn, one that was answered, and one that is open.</summary>
    internal static IReadOnlyList<object> Directed(int direction) =>
    [
        DirectionGiven(direction * 10), DirectionModified(direction * 10), DirectionWithdrawn(direction * 10),
        DirectionGiven((direction * 10) + 1, dueAt: Start.AddDays(5)), DirectionAnswered((direction * 10) + 1),
        DirectionGiven((direction * 10) + 2, Kent, Start.AddDays(5)),
    ];
}
