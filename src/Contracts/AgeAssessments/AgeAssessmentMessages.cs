namespace TransferScheme.Contracts.AgeAssessments;

/// <summary>An age was found by somebody; whom it binds, others ask the authorised API.</summary>
public sealed record AgeFindingMade
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

    /// <summary>Code of the authority responsible then.</summary>
    public required string Authority { get; init; }

    /// <summary><c>child</c> or <c>adult</c>.</summary>
    public required string Category { get; init; }

    /// <summary>
    /// <c>laS50</c>, <c>laAccepted</c>, <c>naabS50</c>, <c>hoS51</c>, <c>hoInitial</c>, <c>presumedChild</c>, <c>court</c> or <c>fft</c>.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>Whether immigration functions are bound.</summary>
    public required bool BindsImmigration { get; init; }

    /// <summary>From when it holds.</summary>
    public required DateOnly EffectiveFrom { get; init; }
}

/// <summary>Responsibility moved, and the assessment with it; its clocks go on.</summary>
public sealed record AgeOwnerChanged
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

    /// <summary>Code of the authority that was responsible.</summary>
    public required string From { get; init; }

    /// <summary>Code of the authority that is.</summary>
    public required string Authority { get; init; }

    /// <summary>From when.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }
}

/// <summary>A decision on an age is challenged.</summary>
public sealed record AgeChallengeOpened
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

    /// <summary><c>preAction</c>, <c>claim</c> or <c>appeal</c>.</summary>
    public required string Kind { get; init; }
}

/// <summary>Something of an assessment was not done in time. It decides nothing: it can still be done.</summary>
public sealed record AgeClockBreached
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
