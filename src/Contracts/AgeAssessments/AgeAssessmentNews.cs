namespace TransferScheme.Contracts.AgeAssessments;

/// <summary>A court quashed a decision on an age: what stands now, others ask the authorised API.</summary>
public sealed record AgeDecisionQuashed
{
    /// <summary>The assessment; also the identifier of its event stream.</summary>
    public required Guid AssessmentId { get; init; }

    /// <summary>Version of the assessment's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>The person whose age it is.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>Code of the authority responsible.</summary>
    public required string Authority { get; init; }
}

/// <summary>The last working day before something of an assessment is due has begun.</summary>
public sealed record AgeClockDueSoon
{
    /// <summary>The assessment; also the identifier of its event stream.</summary>
    public required Guid AssessmentId { get; init; }

    /// <summary>Version of the assessment's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>The person whose age it is.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>Code of the authority responsible.</summary>
    public required string Authority { get; init; }

    /// <summary>Which clock, such as <c>assessment</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly DueOn { get; init; }
}

/// <summary>A working day after its last day something of an assessment is still not done. It decides nothing.</summary>
public sealed record AgeClockEscalated
{
    /// <summary>The assessment; also the identifier of its event stream.</summary>
    public required Guid AssessmentId { get; init; }

    /// <summary>Version of the assessment's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>The person whose age it is.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>Code of the authority responsible.</summary>
    public required string Authority { get; init; }

    /// <summary>Which clock, such as <c>assessment</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly DueOn { get; init; }
}
