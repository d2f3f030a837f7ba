namespace TransferScheme.Contracts.Refusals;

/// <summary>The Secretary of State directed an authority (sections 70 to 72): it is bound from now on.</summary>
public sealed record DirectionGiven
{
    /// <summary>The direction; also the identifier of its event stream.</summary>
    public required Guid DirectionId { get; init; }

    /// <summary>Version of the direction's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary><c>information</c>, <c>reasons</c> or <c>scheme</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the authority directed.</summary>
    public required string Authority { get; init; }

    /// <summary>From when what is directed is late, unless it has come; of information and reasons.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The form asked for, its code; of information.</summary>
    public string? Form { get; init; }
}

/// <summary>A direction to comply with the scheme was modified after notice (section 72(8)). It stays in force.</summary>
public sealed record DirectionModified
{
    /// <summary>The direction; also the identifier of its event stream.</summary>
    public required Guid DirectionId { get; init; }

    /// <summary>Version of the direction's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Its kind: <c>scheme</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the authority directed.</summary>
    public required string Authority { get; init; }
}

/// <summary>A direction is not in force any more, without what was directed having come.</summary>
public sealed record DirectionWithdrawn
{
    /// <summary>The direction; also the identifier of its event stream.</summary>
    public required Guid DirectionId { get; init; }

    /// <summary>Version of the direction's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary><c>information</c>, <c>reasons</c> or <c>scheme</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the authority directed.</summary>
    public required string Authority { get; init; }

    /// <summary>
    /// <c>notice</c> after notice of it, <c>agreement</c> with the authority's, <c>replaced</c> by another direction of its kind, or
    /// <c>lapsed</c> with the request whose reasons were directed.
    /// </summary>
    public required string Reason { get; init; }
}

/// <summary>What was directed came: the information (section 70), or the written reasons (section 71).</summary>
public sealed record DirectionAnswered
{
    /// <summary>The direction; also the identifier of its event stream.</summary>
    public required Guid DirectionId { get; init; }

    /// <summary>Version of the direction's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary><c>information</c> or <c>reasons</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the authority directed.</summary>
    public required string Authority { get; init; }

    /// <summary>Whether it was due already.</summary>
    public required bool Late { get; init; }
}
