namespace TransferScheme.Platform.Time;

/// <summary>
/// The scheme's clock, which stamps events and drives deadlines. In development it can be a simulated one, which stands still
/// until it is advanced; timers, tokens, leases and retries keep real time in any case.
/// </summary>
public sealed class SchemeClock : TimeProvider
{
    private long _simulatedTicks;

    /// <summary>The simulated time; null on the real clock.</summary>
    public DateTimeOffset? Simulated
    {
        get => Interlocked.Read(ref _simulatedTicks) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        internal set => Interlocked.Exchange(ref _simulatedTicks, value?.UtcTicks ?? 0);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Simulated ?? base.GetUtcNow();
}
