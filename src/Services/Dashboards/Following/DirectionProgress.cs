using TransferScheme.Contracts.Refusals;

namespace TransferScheme.Dashboards.Following;

/// <summary>A direction of the Secretary of State, as far as messages have told; they come in any order.</summary>
/// <param name="Id">The direction.</param>
/// <param name="Authority">Code of the authority directed.</param>
/// <param name="GivenAt">From when it binds; null while that is not told.</param>
/// <param name="LateFrom">From when what is directed is late; null where nothing falls due.</param>
/// <param name="EndedAt">From when it binds no more, or what was directed had come.</param>
public sealed record DirectionProgress(
    Guid Id, string Authority, DateTimeOffset? GivenAt = null, DateTimeOffset? LateFrom = null, DateTimeOffset? EndedAt = null)
{
    /// <summary>Whether it bound the authority at a time.</summary>
    internal bool Binds(DateTimeOffset at) => GivenAt <= at && !(EndedAt <= at);

    /// <summary>Whether what is directed was late at a time, and had not come.</summary>
    internal bool IsOverdue(DateTimeOffset at) => Binds(at) && LateFrom <= at;
}

/// <summary>Follows each direction.</summary>
public sealed class DirectionProgressProjection : MultiStreamProjection<DirectionProgress, Guid>
{
    /// <summary>Names the messages and the direction that they belong to. A modification leaves it in force as it was.</summary>
    public DirectionProgressProjection()
    {
        Identity<DirectionGiven>(m => m.DirectionId);
        Identity<DirectionWithdrawn>(m => m.DirectionId);
        Identity<DirectionAnswered>(m => m.DirectionId);
        Identity<DirectionPassedToSuccessor>(m => m.DirectionId);
    }

    /// <inheritdoc/>
    public override DirectionProgress? Evolve(DirectionProgress? snapshot, Guid id, IEvent e) => e.Data switch
    {
        DirectionGiven m => (snapshot ?? new(id, m.Authority)) with { GivenAt = m.OccurredAt, LateFrom = m.DueAt },
        DirectionWithdrawn m => (snapshot ?? new(id, m.Authority)) with { EndedAt = m.OccurredAt },
        DirectionAnswered m => (snapshot ?? new(id, m.Authority)) with { EndedAt = m.OccurredAt },
        DirectionPassedToSuccessor m => (snapshot ?? new(id, m.Successor)) with { Authority = m.Successor },
        _ => throw new InvalidOperationException($"{e.Data.GetType().Name} is not followed here."),
    };
}
