namespace TransferScheme.Interleaving.Tests.Checking;

/// <summary>Who has won an offer, told a second time and as simply as it can be.</summary>
enum Winner
{
    /// <summary>Nobody yet.</summary>
    None,

    /// <summary>The authority takes the child.</summary>
    Accepted,

    /// <summary>The authority does not.</summary>
    Declined,

    /// <summary>It fell with the referral.</summary>
    Withdrawn,

    /// <summary>Another authority of the region took its place.</summary>
    Superseded,
}

/// <summary>What has been seen of one offer, in both services.</summary>
sealed class OfferSeen
{
    internal Winner Winner { get; set; }

    /// <summary>How often it was declined.</summary>
    internal int Declined { get; set; }

    /// <summary>Whether the decline was taken back.</summary>
    internal bool TakenBack { get; set; }

    /// <summary>Whether the decline stands for good.</summary>
    internal bool Settled { get; set; }

    /// <summary>How many statements were issued that decline it.</summary>
    internal int Statements { get; set; }

    /// <summary>Whether its reasons were accepted.</summary>
    internal bool ReasonsAccepted { get; set; }

    /// <summary>
    /// Whether its case of refusal began only after it was over: somebody began to write while the news was on its way. Such a case stays
    /// where it is, and no statement of it can decline.
    /// </summary>
    internal bool BegunTooLate { get; set; }

    /// <summary>Whether its authority has a part in the referral.</summary>
    internal bool IsLive => Winner is Winner.None or Winner.Accepted || (Winner is Winner.Declined && !Settled);
}

/// <summary>What has been seen of one turn in the ledger.</summary>
sealed class TurnSeen
{
    /// <summary>Whether a decision stands.</summary>
    internal bool Stands { get; set; }

    /// <summary>Whether it is used up.</summary>
    internal bool Debited { get; set; }

    /// <summary>How many decisions there were.</summary>
    internal int Decided { get; set; }

    /// <summary>How many were taken back.</summary>
    internal int Reversed { get; set; }
}
