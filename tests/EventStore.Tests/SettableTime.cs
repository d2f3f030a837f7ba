namespace TransferScheme.EventStore.Tests;

/// <summary>A clock that shows what it was set to.</summary>
sealed class SettableTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
