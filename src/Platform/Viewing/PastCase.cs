using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Viewing;

/// <summary>Cases as they stood at a time. How much of it somebody may see is always a matter of today.</summary>
public static class PastCase
{
    /// <summary>What is wrong with the time that is asked for; null when nothing is. Told only to those who may see the case.</summary>
    /// <param name="asAt">The time; null for now.</param>
    /// <param name="clock">The scheme's clock.</param>
    public static Problem? Fault(DateTimeOffset? asAt, TimeProvider clock) =>
        asAt > clock.GetUtcNow() ? Problem.Invalid("asAt", "Must not be in the future.") : null;

    /// <summary>A case as it stood at a time; as it stands now where no time is asked for.</summary>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <param name="session">Where to read.</param>
    /// <param name="id">The case.</param>
    /// <param name="now">The case as it stands now.</param>
    /// <param name="asAt">The time, or null.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>Null when it had not begun then.</returns>
    public static async Task<TState?> AsAt<TState>(
        this IQuerySession session, Guid id, TState? now, DateTimeOffset? asAt, CancellationToken ct)
        where TState : class =>
        asAt is null ? now : await session.Events.AggregateStreamAsync<TState>(id, timestamp: asAt, token: ct);
}
