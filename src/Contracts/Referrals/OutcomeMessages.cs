namespace TransferScheme.Contracts.Referrals;

/// <summary>
/// Some weeks after responsibility moved, nothing has been told of how the children are: the receiving authority is asked, for the
/// referrer to be told.
/// </summary>
public sealed record OutcomeDue
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, by the scheme's clock; after a standstill that is later than it fell due.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The reference that people quote, such as NTS-2026-000123.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of the entry authority, which waits for the outcome.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the receiving authority, which is asked.</summary>
    public required string ReceivingAuthority { get; init; }

    /// <summary>Day on which it is due.</summary>
    public required DateOnly DueOn { get; init; }
}

/// <summary>The receiving authority told how the children are after the move; the words are for the referrer alone, over the API.</summary>
public sealed record OutcomeRecorded
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Day on which it was found.</summary>
    public required DateOnly RecordedOn { get; init; }
}
