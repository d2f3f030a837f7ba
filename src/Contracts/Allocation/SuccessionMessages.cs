namespace TransferScheme.Contracts.Allocation;

/// <summary>
/// It was recorded that an authority is to be abolished, merged or split, and who takes over. It is told when it is recorded, and again
/// when it is corrected; it takes effect at local midnight in the United Kingdom, which everybody finds by the day that it names.
/// </summary>
public sealed record AuthoritySucceeded
{
    /// <summary>The authority; also the identifier of its event stream.</summary>
    public required Guid AuthorityId { get; init; }

    /// <summary>Version of the authority's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the authority that is no more from then on.</summary>
    public required string Authority { get; init; }

    /// <summary>Codes of the authorities that take over.</summary>
    public required IReadOnlyList<string> Successors { get; init; }

    /// <summary>First day on which it no longer exists.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Code of the one that open cases pass to; null where the national team names it case by case.</summary>
    public string? OpenCases { get; init; }
}

/// <summary>An authority that is no more had a part in an offer, as entry or as offered authority: its successor has it now.</summary>
public sealed record OfferPassedToSuccessor
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that is no more.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of its successor.</summary>
    public required string Successor { get; init; }
}
