namespace TransferScheme.Platform.Time;

/// <summary>
/// The scheme's clock, which stamps events and drives deadlines. In development it can be a simulated one, which stands still
/// until it is advanced; timers, tokens, leases and retries keep real time in any case.
/// </summary>
public sealed class SchemeClock : TimeProvider
{
    long _simulatedTicks;

    /// <summary>The simulated time; null on the real clock.</summary>
    public DateTimeOffset? Simulated =>
        Interlocked.Read(ref _simulatedTicks) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Simulated ?? base.GetUtcNow();

    /// <summary>Sets the simulated time; a time before the present one changes nothing, because a row may be read just before it moves.</summary>
    /// <param name="time">The time.</param>
    internal void MoveTo(DateTimeOffset time)
    {
        for (var seen = Interlocked.Read(ref _simulatedTicks); seen < time.UtcTicks;)
        {
            var before = Interlocked.CompareExchange(ref _simulatedTicks, time.UtcTicks, seen);
            seen = before == seen ? time.UtcTicks : before;
        }
    }
}
