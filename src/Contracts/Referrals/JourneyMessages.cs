namespace TransferScheme.Contracts.Referrals;

/// <summary>
/// The expected arrival and the time of grace have passed without the receiving authority having received the children: they count as
/// missing, the entry authority is responsible, and both authorities and their police contacts are told at once.
/// </summary>
public sealed record ChildrenDidNotArrive
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, by the scheme's clock; after a standstill that is later than <see cref="OverdueFrom"/>.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The reference that people quote, such as NTS-2026-000123.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>Code of the receiving authority.</summary>
    public required string ReceivingAuthority { get; init; }

    /// <summary>When the children were expected.</summary>
    public required DateTimeOffset ExpectedAt { get; init; }

    /// <summary>When the time of grace was over.</summary>
    public required DateTimeOffset OverdueFrom { get; init; }
}

/// <summary>The last of the children who did not arrive is found, or was received: whoever was alarmed is told so.</summary>
public sealed record ChildrenFound
{
    /// <summary>The referral; also the identifier of its event stream.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Version of the referral's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The reference that people quote, such as NTS-2026-000123.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of the entry authority.</summary>
    public required string EntryAuthority { get; init; }

    /// <summary>When the child was back, or the children arrived.</summary>
    public required DateTimeOffset FoundAt { get; init; }
}
