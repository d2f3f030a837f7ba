namespace TransferScheme.Contracts.Allocation;

/// <summary>
/// Two authorities of one region agreed that the other takes the children: the accepted offer is superseded by one that is accepted
/// with it. No other message tells of the new offer.
/// </summary>
public sealed record OfferSwapped
{
    /// <summary>The offer that is superseded; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that had accepted.</summary>
    public required string Authority { get; init; }

    /// <summary>The offer that takes its place; also the identifier of its event stream.</summary>
    public required Guid NewOfferId { get; init; }

    /// <summary>Code of the authority that takes the children.</summary>
    public required string NewAuthority { get; init; }

    /// <summary>Slug of its region.</summary>
    public required string NewRegion { get; init; }

    /// <summary>How many children it takes.</summary>
    public required int Size { get; init; }
}
