namespace TransferScheme.Contracts.Refusals;

/// <summary>An authority that is no more had a part in the case of an offer's reasons: its successor has it now.</summary>
public sealed record RefusalPassedToSuccessor
{
    /// <summary>The case, which bears the offer's identifier; also the identifier of its event stream.</summary>
    public required Guid RefusalId { get; init; }

    /// <summary>Version of the case's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>Code of the authority that is no more.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of its successor.</summary>
    public required string Successor { get; init; }
}

/// <summary>A direction was addressed to an authority that is no more: it binds its successor now.</summary>
public sealed record DirectionPassedToSuccessor
{
    /// <summary>The direction; also the identifier of its event stream.</summary>
    public required Guid DirectionId { get; init; }

    /// <summary>Version of the direction's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the authority that is no more.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of its successor.</summary>
    public required string Successor { get; init; }
}
