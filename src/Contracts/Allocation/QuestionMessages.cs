namespace TransferScheme.Contracts.Allocation;

/// <summary>The offered authority asked the entry authority for what it misses. The response clock is paused until the answer.</summary>
public sealed record ReferralQueried
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that is offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that asks.</summary>
    public required string Authority { get; init; }

    /// <summary>1 for the first question of the offer.</summary>
    public required int Number { get; init; }
}

/// <summary>The entry authority answered a question: the response clock goes on.</summary>
public sealed record QueryAnswered
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that is offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that asked.</summary>
    public required string Authority { get; init; }

    /// <summary>The question that is answered.</summary>
    public required int Number { get; init; }

    /// <summary>When the answer to the offer is due now.</summary>
    public required DateTimeOffset RespondBy { get; init; }
}

/// <summary>The offered authority asked to answer later. It is no decline.</summary>
public sealed record DeferralRequested
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that is offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that asks.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of the ground, such as G10.</summary>
    public required string GroundCode { get; init; }

    /// <summary>Day on which it would answer.</summary>
    public required DateOnly Until { get; init; }
}

/// <summary>A request to answer later was decided.</summary>
public sealed record DeferralDecided
{
    /// <summary>The offer; also the identifier of its event stream.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Version of the offer's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral that is offered.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that asked.</summary>
    public required string Authority { get; init; }

    /// <summary>Whether the later time was granted.</summary>
    public required bool Granted { get; init; }

    /// <summary>When the answer to the offer is due now.</summary>
    public required DateTimeOffset RespondBy { get; init; }
}
