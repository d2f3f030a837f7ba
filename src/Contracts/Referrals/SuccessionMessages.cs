namespace TransferScheme.Contracts.Referrals;

/// <summary>
/// An authority that is no more had a part in a referral, as entry, offered or receiving authority: its successor has that part now, in
/// every service. Of one authority and one referral the latest stands.
/// </summary>
public sealed record CasePassedToSuccessor
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the authority that is no more.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of its successor.</summary>
    public required string Successor { get; init; }

    /// <summary>Slug of the successor's region.</summary>
    public required string Region { get; init; }

    /// <summary>Whether the referral was ever found eligible.</summary>
    public required bool WasEligible { get; init; }
}
