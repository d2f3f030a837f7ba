namespace TransferScheme.Allocation.Notifying;

/// <summary>A notice that an office is to be given. It is gone once that is done; what was delivered is an event with its proof.</summary>
/// <param name="Id">The same for the same notice, however often it is asked for.</param>
/// <param name="About">The case that it is about: its notices are in one stream.</param>
/// <param name="Rung">Which office.</param>
/// <param name="Office">The authority, by its code.</param>
/// <param name="Occasion">What it tells, by name.</param>
/// <param name="Subject">In words, without anything of a child.</param>
/// <param name="Path">Where the case is shown, behind a sign-in.</param>
/// <param name="At">When: while people are at work.</param>
public sealed record AwaitedNotice(
    Guid Id, Guid About, Rung Rung, string Office, string Occasion, string Subject, string Path, DateTimeOffset At)
{
    /// <summary>A notice.</summary>
    internal static AwaitedNotice Of(
        Guid about, Rung rung, string office, string occasion, string subject, string path, DateTimeOffset at) =>
        new(Streams.Notice(about, rung, office, occasion), about, rung, office, occasion, subject, path, at);
}
