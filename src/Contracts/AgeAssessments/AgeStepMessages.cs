namespace TransferScheme.Contracts.AgeAssessments;

/// <summary>A step in an assessment that figures are made of: codes alone. Findings and changes of owner have messages of their own.</summary>
public sealed record AgeStepTaken
{
    /// <summary>The assessment; also the identifier of its event stream.</summary>
    public required Guid AssessmentId { get; init; }

    /// <summary>Version of the assessment's stream after this event.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the scheme's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>
    /// <c>noted</c> (the Home Office decided, and nobody doubts), <c>doubted</c>, <c>routed</c>, <c>departureProposed</c>,
    /// <c>departed</c> (countersigned), <c>quashed</c> (by a court; what follows is another assessment), <c>overturned</c> (quashed by a
    /// court that declared the age), <c>ended</c>.
    /// </summary>
    public required string Step { get; init; }

    /// <summary>Of the first step: the referral.</summary>
    public Guid? ReferralId { get; init; }

    /// <summary>Of the first step: the person whose age it is.</summary>
    public Guid? ChildId { get; init; }

    /// <summary>Of the first step: code of the authority responsible then.</summary>
    public string? Authority { get; init; }

    /// <summary>Of <c>routed</c>: <c>accept</c>, <c>briefEnquiry</c>, <c>full</c> or <c>naab</c>.</summary>
    public string? Route { get; init; }

    /// <summary>Of a departure: the checklist item, such as <c>A07</c>.</summary>
    public string? Item { get; init; }
}
