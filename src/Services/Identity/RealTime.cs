namespace TransferScheme.Identity;

/// <summary>
/// The clock of tokens, keys and failed sign-ins: real time, never the scheme's simulated clock, because those who check tokens
/// know only real time. Tests give another one.
/// </summary>
/// <param name="Clock">The clock.</param>
sealed record RealTime(TimeProvider Clock)
{
    internal DateTimeOffset Now => Clock.GetUtcNow();
}
