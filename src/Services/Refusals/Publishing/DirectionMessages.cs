using TransferScheme.Refusals.Directing;
using Messages = TransferScheme.Contracts.Refusals;

namespace TransferScheme.Refusals.Publishing;

/// <summary>What others are told of directions: that they bind, that they do not any more, and that what was directed came.</summary>
static class DirectionMessages
{
    /// <summary>The message for an event; null when it is nobody else's business, or from before it named its authority.</summary>
    /// <exception cref="InvalidOperationException">The event is not named here: a new one must be, one way or the other.</exception>
    internal static object? Of(IEvent e) => e.Data switch
    {
        DirectionIssued d => Given(e, d.Kind, d.Authority, Direction.LateFrom(d.Kind, d.DueAt), d.Form),
        DirectionGiven { Authority: { } authority } => Given(e, "scheme", authority, null, null),
        DirectionModified { Authority: { } authority } => new Messages.DirectionModified
        {
            DirectionId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Kind = "scheme", Authority = authority,
        },
        DirectionWithdrawn { Authority: { } authority } w => Withdrawn(e, "scheme", authority, w.ByAgreement ? "agreement" : "notice"),
        DirectionReplaced r => Withdrawn(e, r.Kind, r.Authority, "replaced"),
        DirectionLapsed l => Withdrawn(e, l.Kind, l.Authority, "lapsed"),
        DirectionAnswered a => new Messages.DirectionAnswered
        {
            DirectionId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Kind = a.Kind, Authority = a.Authority, Late = a.Late,
        },
        DirectionGiven or DirectionModified or DirectionWithdrawn or DirectionProposed or RepresentationsMade or RepresentationsConsidered
            or DirectionNotGiven or ChangeProposed or DirectionChangeNotMade => null,
        var other => throw new InvalidOperationException($"Nobody has said whether {other.GetType().Name} is published."),
    };

    static Messages.DirectionGiven Given(IEvent e, string kind, string authority, DateTimeOffset? dueAt, string? form) => new()
    {
        DirectionId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Kind = kind, Authority = authority, DueAt = dueAt,
        Form = form,
    };

    static Messages.DirectionWithdrawn Withdrawn(IEvent e, string kind, string authority, string reason) => new()
    {
        DirectionId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, Kind = kind, Authority = authority, Reason = reason,
    };
}
