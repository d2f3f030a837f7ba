namespace TransferScheme.Contracts.Allocation;

/// <summary>An authority returned the services and accommodation available to looked-after children (section 70).</summary>
public sealed record ServicesReturned
{
    /// <summary>The authority; also the identifier of its event stream.</summary>
    public required Guid AuthorityId { get; init; }

    /// <summary>Version of the authority's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the authority.</summary>
    public required string Authority { get; init; }

    /// <summary>Day that the return describes.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The form that was asked for; its code.</summary>
    public required string Form { get; init; }
}
