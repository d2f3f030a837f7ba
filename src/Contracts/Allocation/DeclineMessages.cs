namespace TransferScheme.Contracts.Allocation;

/// <summary>The offered authority declined, with a statement of reasons: the offer is closed to any other answer.</summary>
public sealed record OfferDeclined
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that declined.</summary>
    public required string Authority { get; init; }

    /// <summary>How many children were offered together.</summary>
    public required int Size { get; init; }

    /// <summary>The statement of reasons that goes with it.</summary>
    public required Guid RefusalId { get; init; }

    /// <summary>Codes of the grounds, such as G06.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>The level 1 group of each code, in the same order; empty in messages from before groups were told.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}

/// <summary>
/// The obligation of an authority that declined, or that never answered, was reaffirmed: the offer stands, with a new time to answer.
/// </summary>
public sealed record OfferReaffirmed
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that is offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that must answer.</summary>
    public required string Authority { get; init; }

    /// <summary>When the answer is due.</summary>
    public required DateTimeOffset RespondBy { get; init; }
}

/// <summary>A decline stands for good: the referral goes on without this authority.</summary>
public sealed record DeclineSettled
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that was offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that declined.</summary>
    public required string Authority { get; init; }

    /// <summary>The statement of reasons that went with it.</summary>
    public required Guid RefusalId { get; init; }

    /// <summary>Whether its reasons were accepted; false where the referral was only not to wait any longer.</summary>
    public required bool IsValid { get; init; }
}
