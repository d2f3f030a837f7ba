namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>An assessment as its pages show it.</summary>
sealed record AssessmentView(
    Guid Id, Guid ReferralId, Guid ChildId, string Owner, string Status, string? Stage, long Version, string? Route, string? Situation,
    DateOnly? DoubtOn, DateOnly? PresumedChildFrom, AgreedTravel? TravelAgreement, IReadOnlyList<Guid> Assessors,
    IReadOnlyList<CheckedItem> Checklist, IReadOnlyList<string> BlockingIssue, IReadOnlyList<string> BlockingClosing,
    IReadOnlyList<Point> AdversePoints, IReadOnlyList<Finding> Findings, Finding? Operative, bool Divergence, Guideline? Clock,
    IReadOnlyList<Running> Clocks, IReadOnlyList<Interview> Interviews, IReadOnlyList<Guid> Signers,
        IReadOnlyList<DepartureView> Departures,
    IReadOnlyList<Written>? Record, IReadOnlyList<EvidenceRequest>? EvidenceRequests = null)
{
    /// <summary>The oldest request of the Home Office for evidence that was not answered.</summary>
    internal EvidenceRequest? OpenRequest => EvidenceRequests?.FirstOrDefault(r => r.ProvidedOn is null);

    /// <summary>The interview that is not closed.</summary>
    internal Interview? OpenInterview => Interviews.FirstOrDefault(i => i.EndedAt is null);

    /// <summary>An item of the checklist.</summary>
    internal CheckedItem Item(string id) => Checklist.Single(i => i.Id == id);

    /// <summary>Whether an act was recorded.</summary>
    internal bool Has(string act) => Record?.Any(r => r.Act == act) == true;

    /// <summary>What was written last in an act.</summary>
    /// <param name="act">The act.</param>
    /// <param name="part">The part of it.</param>
    internal string? Last(string act, string part) => Record?.LastOrDefault(r => r.Act == act)?.Parts?.GetValueOrDefault(part);

    /// <summary>When an act was recorded last; long ago where it never was.</summary>
    internal DateTimeOffset LastOf(string act) => Record?.LastOrDefault(r => r.Act == act)?.At ?? DateTimeOffset.MinValue;

    /// <summary>Last day of a clock.</summary>
    internal DateOnly? DueOn(string clock) => Clocks.FirstOrDefault(c => c.Name == clock)?.DueOn;
}

/// <summary>Who leads while the person travels.</summary>
sealed record AgreedTravel(string Lead, DateOnly CompleteBy);

/// <summary>An item of the checklist of a lawful record.</summary>
sealed record CheckedItem(string Id, string State, string Severity, string? Detail);

/// <summary>An adverse point and what became of it.</summary>
sealed record Point(int Number, bool ReliedOn, bool Determinative, DateTimeOffset? PutAt, bool Answered, bool Evaluated);

/// <summary>A finding of age with its scope.</summary>
sealed record Finding(
    Guid AssessmentId, int Number, string Category, string Source, string Authority, IReadOnlyList<string> BindsChildFunctionsOf,
    bool BindsImmigration, DateOnly EffectiveFrom, DateTimeOffset RecordedAt, DateTimeOffset? QuashedAt, string? SupersededBy,
    DateOnly? DateOfBirth, int? AgeFrom, int? AgeTo, string? ReasonForDate);

/// <summary>The guideline of an assessment.</summary>
sealed record Guideline(DateOnly StartedOn, DateOnly? DueOn, bool Breached, DateOnly? PausedOn);

/// <summary>Something that is due.</summary>
sealed record Running(string Name, DateOnly DueOn);

/// <summary>An interview.</summary>
sealed record Interview(int Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <summary>A request of the Home Office for evidence.</summary>
sealed record EvidenceRequest(int Number, DateOnly DueOn, DateOnly? ProvidedOn);

/// <summary>A safeguard that was departed from; counter-signed or not.</summary>
sealed record DepartureView(string Item, Guid Person, Guid? ManagerId);

/// <summary>What was written in one act.</summary>
sealed record Written(DateTimeOffset At, string? By, string Act, IReadOnlyDictionary<string, string>? Parts);

/// <summary>A referral, as far as these pages name it.</summary>
sealed record ReferralName(Guid Id, string Reference);
