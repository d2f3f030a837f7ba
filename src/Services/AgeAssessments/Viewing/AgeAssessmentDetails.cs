using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Timing;

namespace TransferScheme.AgeAssessments.Viewing;

/// <summary>An assessment as its reader may see it; what they may not see is absent, not empty.</summary>
public sealed record AgeAssessmentDetails
{
    /// <summary>The assessment.</summary>
    public required Guid Id { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>The person.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>Code of the authority that owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Status { get; init; }

    /// <summary>Where it stood when it was paused.</summary>
    public string? Stage { get; init; }

    /// <summary>Its version, the number of its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>The assessment before it.</summary>
    public Guid? PreviousEpisodeId { get; init; }

    /// <summary>The assessment after it.</summary>
    public Guid? NextEpisodeId { get; init; }

    /// <summary>The route.</summary>
    public string? Route { get; init; }

    /// <summary>The situation that the route was decided in.</summary>
    public string? Situation { get; init; }

    /// <summary>Day of the doubt.</summary>
    public DateOnly? DoubtOn { get; init; }

    /// <summary>Since when the person is treated as a child meanwhile.</summary>
    public DateOnly? PresumedChildFrom { get; init; }

    /// <summary>Who leads while the person travels.</summary>
    public TravelAgreement? TravelAgreement { get; init; }

    /// <summary>The assessors.</summary>
    public required IReadOnlyList<Guid> Assessors { get; init; }

    /// <summary>The interviews, by number; the one without an end is open.</summary>
    public required IReadOnlyList<InterviewFacts> Interviews { get; init; }

    /// <summary>Who has signed the decision as it is drafted.</summary>
    public required IReadOnlyList<Guid> Signers { get; init; }

    /// <summary>Safeguards that are departed from, with who justified it and who counter-signed it.</summary>
    public required IReadOnlyList<Departure> Departures { get; init; }

    /// <summary>The checklist of a lawful record.</summary>
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }

    /// <summary>Items that block signing the decision, before it is tried.</summary>
    public required IReadOnlyList<string> BlockingIssue { get; init; }

    /// <summary>Items that block closing the case, before it is tried.</summary>
    public required IReadOnlyList<string> BlockingClosing { get; init; }

    /// <summary>Adverse points, by number, and what became of them.</summary>
    public required IReadOnlyList<Analysing.AdversePoint> AdversePoints { get; init; }

    /// <summary>The findings, the oldest first.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }

    /// <summary>The finding that says the age for the scheme; absent while that is the claimed date of birth.</summary>
    public FindingView? Operative { get; init; }

    /// <summary>Whether the finding for immigration says something else: a person of the national team looks at it.</summary>
    public required bool Divergence { get; init; }

    /// <summary>The guideline.</summary>
    public AgeClock? Clock { get; init; }

    /// <summary>Everything that is due.</summary>
    public required IReadOnlyList<RunningClock> Clocks { get; init; }

    /// <summary>Requests for evidence.</summary>
    public required IReadOnlyList<EvidenceRequestFacts> EvidenceRequests { get; init; }

    /// <summary>Authorities that are aware of the board's finding.</summary>
    public required IReadOnlyList<AwareFacts> Aware { get; init; }

    /// <summary>Overrides of the presumed-child guard, with who did it and what the review found.</summary>
    public required IReadOnlyList<GuardOverride> Overrides { get; init; }

    /// <summary>What was written, act by act.</summary>
    public IReadOnlyList<RecordItem>? Record { get; init; }

    internal static AgeAssessmentDetails Of(AgeAssessment a, FindingViews findings) => new()
    {
        Id = a.Id,
        ReferralId = a.ReferralId,
        ChildId = a.ChildId,
        Owner = a.Owner.Authority,
        Status = a.Status.Name(),
        Stage = a.Status is AgeStatus.Paused ? a.Before.Name() : null,
        Version = a.Version,
        PreviousEpisodeId = a.PreviousEpisodeId,
        NextEpisodeId = a.NextEpisodeId,
        Route = a.Route,
        Situation = a.Situation,
        DoubtOn = a.DoubtOn,
        PresumedChildFrom = a.PresumedFrom,
        TravelAgreement = a.Agreement,
        Assessors = [.. a.Assessors.Select(p => p.Person)],
        Interviews = a.Interviews,
        Signers = a.Signers,
        Departures = a.Departures,
        Checklist = Checking.Checklist.Of(a),
        BlockingIssue = [.. Guards.BeforeSigning(a).Where(id => !Checking.Checklist.IsMet(a, id))],
        BlockingClosing = [.. Guards.BeforeClosing(a).Where(id => !Checking.Checklist.IsMet(a, id))],
        AdversePoints = a.Points,
        Findings = findings.All,
        Operative = findings.Operative,
        Divergence = findings.Diverges,
        Clock = a.DoubtOn is { } on
            ? new AgeClock(on, a.Clock(ClockName.Assessment)?.DueOn, a.Clock(ClockName.Assessment)?.SaidBreached ?? false, a.PausedOn)
            : null,
        Clocks = a.Clocks,
        EvidenceRequests = a.EvidenceRequests,
        Aware = a.Aware,
        Overrides = a.Overrides,
    };
}

/// <summary>The guideline of an assessment.</summary>
/// <param name="StartedOn">Day of the doubt.</param>
/// <param name="DueOn">Its last day; absent once the decision is served.</param>
/// <param name="Breached">Whether that is past.</param>
/// <param name="PausedOn">Since when it stands still.</param>
public sealed record AgeClock(DateOnly StartedOn, DateOnly? DueOn, bool Breached, DateOnly? PausedOn);

/// <summary>What was written in one act.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="By">By whom.</param>
/// <param name="Act">The act.</param>
/// <param name="Parts">The words by part; absent once they are erased.</param>
public sealed record RecordItem(DateTimeOffset At, string? By, string Act, IReadOnlyDictionary<string, string>? Parts);
