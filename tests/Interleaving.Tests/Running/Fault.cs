namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>A rule that is switched off, to see that the run finds out.</summary>
enum Fault
{
    /// <summary>None.</summary>
    None,

    /// <summary>A statement is issued without asking Allocation.</summary>
    NotAsked,

    /// <summary>An acceptance does not look where the offer stands.</summary>
    AcceptedBlindly,

    /// <summary>Allocation does not look at the version that was decided on.</summary>
    NoVersions,

    /// <summary>Allocation debits each time it is told of an acceptance.</summary>
    DebitedEachTime,

    /// <summary>Nobody asks again after a crash.</summary>
    NeverSettled,

    /// <summary>A question that is asked again is answered as if it were another's.</summary>
    RepeatRefused,

    /// <summary>Silence is taken for acceptance.</summary>
    SilenceAccepts,
}
