using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Attaching;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.AgeAssessments.Succeeding;
using TransferScheme.AgeAssessments.Timing;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.AgeAssessments;

/// <summary>The assessment of one person's age: what its decisions, its checklist and its policy need.</summary>
public sealed record AgeAssessment : ICase<AgeAssessment, AgeEvent>
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>Where it stands.</summary>
    public AgeStatus Status { get; init; }

    /// <summary>Where it stood before it was paused.</summary>
    public AgeStatus Before { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>The person.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>The authority that has the children's functions.</summary>
    public required AgeOwner Owner { get; init; }

    /// <summary>Authorities that had them, with the last version of the case that was theirs.</summary>
    public IReadOnlyList<FormerOwner> FormerOwners { get; init; } = [];

    /// <summary>Code of the authority that is no more, in whose place the owner stands; null where there is none.</summary>
    public string? OwnerStandsFor { get; init; }

    /// <summary>Authorities that are no more, and who stands for each.</summary>
    public IReadOnlyList<StandIn> StandIns { get; init; } = [];

    /// <summary>The documents, every version, the oldest first.</summary>
    public IReadOnlyList<AgeDocument> Documents { get; init; } = [];

    /// <summary>The assessment that this one follows.</summary>
    public Guid? PreviousEpisodeId { get; init; }

    /// <summary>The assessment that follows this one.</summary>
    public Guid? NextEpisodeId { get; init; }

    /// <summary>How the Home Office decided on first encounter.</summary>
    public string? HomeOfficeOutcome { get; init; }

    /// <summary>Day of the doubt.</summary>
    public DateOnly? DoubtOn { get; init; }

    /// <summary>Whether all grounds so far are appearance alone.</summary>
    public bool DoubtsAppearanceOnly { get; init; }

    /// <summary>Day of the Secretary of State's written doubt.</summary>
    public DateOnly? SecretaryOfStateDoubtOn { get; init; }

    /// <summary>Since when the person is treated as a child pending the assessment.</summary>
    public DateOnly? PresumedFrom { get; init; }

    /// <summary>Who leads while the person travels; null where nothing is agreed.</summary>
    public TravelAgreement? Agreement { get; init; }

    /// <summary>The route: <c>accept</c>, <c>briefEnquiry</c>, <c>full</c> or <c>naab</c>.</summary>
    public string? Route { get; init; }

    /// <summary>The situation that it was decided in.</summary>
    public string? Situation { get; init; }

    /// <summary>The two assessors, the lead first.</summary>
    public IReadOnlyList<AssessorFacts> Assessors { get; init; } = [];

    /// <summary>What was considered before the first interview.</summary>
    public IReadOnlyList<string> Considered { get; init; } = [];

    /// <summary>Day on which everything was explained to the young person.</summary>
    public DateOnly? ExplainedOn { get; init; }

    /// <summary>The interviews.</summary>
    public IReadOnlyList<InterviewFacts> Interviews { get; init; } = [];

    /// <summary>The evidence of others.</summary>
    public IReadOnlyList<EvidenceFacts> Evidence { get; init; } = [];

    /// <summary>The topics, once the analysis began.</summary>
    public IReadOnlyList<TopicFacts>? Topics { get; init; }

    /// <summary>Whether a provisional view is recorded that was not put yet, or that was.</summary>
    public bool HasProvisionalView { get; init; }

    /// <summary>The adverse points.</summary>
    public IReadOnlyList<AdversePoint> Points { get; init; } = [];

    /// <summary>When the provisional view was put to the young person.</summary>
    public DateTimeOffset? MindedToAt { get; init; }

    /// <summary>Who was there to help then.</summary>
    public SessionFacts? MindedToSession { get; init; }

    /// <summary>When the young person answered last.</summary>
    public DateTimeOffset? LastResponseAt { get; init; }

    /// <summary>The decision as drafted.</summary>
    public DecisionFacts? Decision { get; init; }

    /// <summary>The age in it.</summary>
    public Platform.Protection.Sealed<FoundAge>? Found { get; init; }

    /// <summary>Who signed it.</summary>
    public IReadOnlyList<Guid> Signers { get; init; } = [];

    /// <summary>The manager who assured its quality.</summary>
    public Guid? QualityAssuredBy { get; init; }

    /// <summary>Departures from safeguards, by item.</summary>
    public IReadOnlyList<Departure> Departures { get; init; } = [];

    /// <summary>When the decision was served.</summary>
    public DateTimeOffset? ServedAt { get; init; }

    /// <summary>How and when the Secretary of State was informed.</summary>
    public InformedFacts? Informed { get; init; }

    /// <summary>Whether the consequences are decided.</summary>
    public bool HasConsequences { get; init; }

    /// <summary>Whether it is explained why it took longer.</summary>
    public bool IsOverrunExplained { get; init; }

    /// <summary>Whether the board took the referral.</summary>
    public bool IsNaabAccepted { get; init; }

    /// <summary>Whether the outcome is the board's.</summary>
    public bool IsNaabOutcome { get; init; }

    /// <summary>Authorities that are aware of the board's finding.</summary>
    public IReadOnlyList<AwareFacts> Aware { get; init; } = [];

    /// <summary>Requests for evidence.</summary>
    public IReadOnlyList<EvidenceRequestFacts> EvidenceRequests { get; init; } = [];

    /// <summary>Whether the authority stands by its decision.</summary>
    public bool IsMaintained { get; init; }

    /// <summary>Whether a claim or an appeal is before a court.</summary>
    public bool IsInCourt { get; init; }

    /// <summary>Whether new evidence waits for a decision.</summary>
    public bool HasNewEvidence { get; init; }

    /// <summary>Why it was given up.</summary>
    public string? WithdrawnFor { get; init; }

    /// <summary>Overrides of the presumed-child guard, each with who did it and what its review found.</summary>
    public IReadOnlyList<GuardOverride> Overrides { get; init; } = [];

    /// <summary>Since when it stands still.</summary>
    public DateOnly? PausedOn { get; init; }

    /// <summary>The findings, the oldest first.</summary>
    public IReadOnlyList<AgeFinding> Findings { get; init; } = [];

    /// <summary>What is due.</summary>
    public IReadOnlyList<RunningClock> Clocks { get; init; } = [];

    /// <inheritdoc/>
    string ICase<AgeAssessment, AgeEvent>.StatusName => Status.Name();

    /// <summary>Whether the age is not found yet.</summary>
    internal bool IsPending => (Status is AgeStatus.Paused ? Before : Status) is AgeStatus.DoubtRaised or AgeStatus.Triaged
        or AgeStatus.BriefEnquiry or AgeStatus.Planning or AgeStatus.ReferredToNaab or AgeStatus.Interviewing or AgeStatus.Analysis
        or AgeStatus.MindedTo or AgeStatus.Drafted or AgeStatus.SignedOff;

    /// <summary>Whether nothing more comes of this assessment itself.</summary>
    internal bool IsEnded => Status is AgeStatus.Withdrawn or AgeStatus.Superseded or AgeStatus.Quashed;

    internal bool IsBrief => Route == "briefEnquiry";

    internal bool IsAssessor(Guid person) => Assessors.Any(a => a.Person == person);

    internal Departure? DepartureFrom(string item) => Departures.FirstOrDefault(d => d.Item == item);

    internal RunningClock? Clock(string name) => Clocks.FirstOrDefault(c => c.Name == name);

    internal AgeCaseOf Case => new(ReferralId, ChildId, Owner.Authority);

    /// <inheritdoc/>
    static AgeAssessment? ICase<AgeAssessment, AgeEvent>.After(AgeAssessment? state, AgeEvent e) => Evolve(state, e);

    /// <inheritdoc/>
    static bool ICase<AgeAssessment, AgeEvent>.BeginsPartOf(AgeEvent e, string authority) =>
        e is AgeCaseHandedOver handed && handed.To.Authority == authority;

    internal static AgeAssessment? Evolve(AgeAssessment? state, AgeEvent e) => AgeFold.Evolve(state, e);
}

/// <summary>An authority that had the case.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Version">The last version of the case that was its own.</param>
/// <param name="StandsFor">Code of the authority that is no more, in whose place it stands; null where there is none.</param>
public sealed record FormerOwner(string Authority, long Version, string? StandsFor = null);

/// <summary>What the authorities agreed, so that the person may travel.</summary>
/// <param name="Lead">Code of the authority that leads.</param>
/// <param name="CompleteBy">Day by which the assessment is to be completed.</param>
public sealed record TravelAgreement(string Lead, DateOnly CompleteBy);

/// <summary>An interview.</summary>
/// <param name="Number">Its number.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Session">Who was there to help.</param>
/// <param name="EndedAt">When it ended; null while it goes on.</param>
/// <param name="Signed">Whether its note is signed.</param>
public sealed record InterviewFacts(int Number, DateTimeOffset StartedAt, SessionFacts Session, DateTimeOffset? EndedAt, bool Signed);

/// <summary>Evidence of others.</summary>
/// <param name="Kind">Kind of source.</param>
/// <param name="Dated">Its date.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="MethodStated">For a scientific method: whether what the law asks is recorded.</param>
public sealed record EvidenceFacts(string Kind, DateOnly Dated, string Weight, bool MethodStated);

/// <summary>A departure from a safeguard.</summary>
/// <param name="Item">Item of the checklist.</param>
/// <param name="Person">Who justified it.</param>
/// <param name="ManagerId">Who counter-signed it.</param>
public sealed record Departure(string Item, Guid Person, Guid? ManagerId);

/// <summary>Somebody overrode the presumed-child guard.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Kind"><c>travelHold</c>; <c>givenUp</c>: an assessment that ended while the age was pending; <c>referralEnded</c>: a
/// referral, or the child's part in it, that ended as a doubt was raised; or <c>departed</c>: a departure as it was.</param>
/// <param name="Person">Who did it; null where a client named nobody, or the law did it.</param>
/// <param name="ReviewDueOn">Last day for somebody else to review it.</param>
/// <param name="Outcome"><c>justified</c> or <c>notJustified</c>; null before the review.</param>
/// <param name="By">The client, or <c>system</c>, where no person is known.</param>
/// <param name="EndedAt">When the referral ended, where that is what happened.</param>
/// <param name="DepartedAt">When the departure was recorded, where that is what happened.</param>
public sealed record GuardOverride(
    int Number, string Kind, Guid? Person, DateOnly ReviewDueOn, string? Outcome = null, string? By = null, DateTimeOffset? EndedAt = null,
    DateTimeOffset? DepartedAt = null)
{
    internal const string TravelHold = "travelHold";
    internal const string GivenUp = "givenUp";
    internal const string ReferralEnded = "referralEnded";
    internal const string Departed = "departed";
}

/// <summary>The Secretary of State was informed.</summary>
/// <param name="Basis">Under which paragraph.</param>
/// <param name="On">When.</param>
/// <param name="Acknowledged">Whether that is acknowledged.</param>
public sealed record InformedFacts(string Basis, DateOnly On, bool Acknowledged);

/// <summary>An authority that is aware of a finding of the board.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Since">Since when.</param>
public sealed record AwareFacts(string Authority, DateOnly Since);

/// <summary>A request for evidence.</summary>
/// <param name="Number">Its number.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="ProvidedOn">When evidence was given.</param>
public sealed record EvidenceRequestFacts(int Number, DateOnly DueOn, DateOnly? ProvidedOn);
