namespace TransferScheme.Contracts.Referrals;

/// <summary>
/// The entry authority withdrew the referral before responsibility moved. All that was done for it falls: the rota's decision and
/// the place held, an offer, an acceptance, an arrangement.
/// </summary>
public sealed record ReferralWithdrawn
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the reason, see <see cref="ReferralReasons.Withdraw"/>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>Whether it was ever found eligible: otherwise nobody was asked to place it.</summary>
    public required bool WasEligible { get; init; }

    /// <summary>Identifiers that the children had in referrals before, if any: an age that is doubted there counts here too.</summary>
    public IReadOnlyList<Guid>? FormerChildren { get; init; }

    /// <summary>Identifier of the person or client that ended it; <c>system</c> where the law did; null where it was not kept.</summary>
    public string? EndedBy { get; init; }
}

/// <summary>The referral ended before responsibility moved, for what happened to the children. All that was done for it falls.</summary>
public sealed record ReferralClosed
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the reason, see <see cref="ReferralReasons.Closure"/>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>Whether it was ever found eligible: otherwise nobody was asked to place it.</summary>
    public required bool WasEligible { get; init; }

    /// <summary>Identifiers that the children had in referrals before, if any: an age that is doubted there counts here too.</summary>
    public IReadOnlyList<Guid>? FormerChildren { get; init; }

    /// <summary>Identifier of the person or client that ended it; <c>system</c> where the law did; null where it was not kept.</summary>
    public string? EndedBy { get; init; }
}

/// <summary>One child left a group that was referred together; the others go on.</summary>
public sealed record ChildLeftGroup
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The child.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>How many children go on.</summary>
    public required int Remaining { get; init; }

    /// <summary>Code of the reason, see <see cref="ReferralReasons.Closure"/>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>Whether the referral was ever found eligible: otherwise nobody was asked to place it.</summary>
    public required bool WasEligible { get; init; }

    /// <summary>Identifiers that the children had in referrals before, if any: an age that is doubted there counts here too.</summary>
    public IReadOnlyList<Guid>? FormerChildren { get; init; }

    /// <summary>Identifier of the person or client that ended it; <c>system</c> where the law did; null where it was not kept.</summary>
    public string? EndedBy { get; init; }
}

/// <summary>The referral was put on hold: it is not offered, and the children do not travel, until it is released.</summary>
public sealed record ReferralHeld
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the reason, see <see cref="ReferralReasons.Hold"/>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>Day on which the hold is looked at again.</summary>
    public required DateOnly ReviewOn { get; init; }
}

/// <summary>The hold was released: the referral goes on from where it stood.</summary>
public sealed record HoldReleased
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}

/// <summary>A journey did not end with the receiving authority: responsibility has not moved, and the move is arranged anew.</summary>
public sealed record MoveFailed
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the receiving authority.</summary>
    public required string ReceivingAuthority { get; init; }

    /// <summary>Code of the reason, see <see cref="ReferralReasons.FailedMove"/>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>1 for the first journey that failed.</summary>
    public required int Attempt { get; init; }
}
