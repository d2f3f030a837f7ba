using System.Text.Json.Serialization;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments;

/// <summary>The authority referred the person to the National Age Assessment Board (section 50(3)(a)).</summary>
/// <param name="ChaseBy">Day on which to ask again.</param>
/// <param name="Said">The documents attached.</param>
public sealed record ReferredToNaab(DateOnly ChaseBy, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The board took the referral.</summary>
/// <param name="Said">Reference.</param>
public sealed record NaabReferralAccepted(Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The board did not take the referral: another route is needed.</summary>
/// <param name="Said">Why.</param>
public sealed record NaabReferralDeclined(Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The authority took the referral back: another route is needed.</summary>
/// <param name="Said">Why.</param>
public sealed record NaabReferralWithdrawn(Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The authority assisted the board (section 50(5)).</summary>
/// <param name="On">The day.</param>
/// <param name="Said">How.</param>
public sealed record NaabAssistanceProvided(DateOnly On, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The board's signed report came; it binds every authority that is aware of it (section 50(7)).</summary>
/// <param name="ReportOn">Day of the report.</param>
/// <param name="InformBy">Last day to tell every authority that is bound.</param>
/// <param name="ChallengeBy">Last day of a claim for judicial review.</param>
/// <param name="Said">The report.</param>
public sealed record NaabAssessmentReceived(DateOnly ReportOn, DateOnly InformBy, DateOnly ChallengeBy, Sealed<AgeText> Said)
    : AgeEvent, ISaid;

/// <summary>An authority learnt of a finding of the board, and is bound from then on.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="On">The day.</param>
public sealed record AuthorityMadeAware(string Authority, DateOnly On) : AgeEvent;

/// <summary>The Secretary of State was informed in writing (section 50(3)).</summary>
/// <param name="Basis"><c>50(3)(a)</c>, <c>50(3)(b)</c> or <c>50(3)(c)</c>.</param>
/// <param name="On">The day.</param>
/// <param name="Acknowledged">Whether that is acknowledged.</param>
/// <param name="Said">References.</param>
public sealed record SecretaryOfStateInformed(string Basis, DateOnly On, bool Acknowledged, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The consequences were decided: accommodation, safe move, notice, handover where the person is an adult (A26).</summary>
/// <param name="Said">The plan.</param>
public sealed record ConsequencesPlanned(Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>It was explained why the assessment takes longer than the guideline (A27).</summary>
/// <param name="Said">Why.</param>
public sealed record OverrunExplained(Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The Secretary of State asked for evidence (section 50(4)).</summary>
/// <param name="Number">Number of the request.</param>
/// <param name="RequestedOn">The day.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="Said">What was asked.</param>
public sealed record EvidenceRequested(int Number, DateOnly RequestedOn, DateOnly DueOn, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>A minimised set of evidence was given (section 50(4)).</summary>
/// <param name="Number">Number of the request.</param>
/// <param name="On">The day.</param>
/// <param name="Items">Codes of what was given.</param>
/// <param name="Said">How it was minimised.</param>
public sealed record EvidenceProvided(int Number, DateOnly On, IReadOnlyList<string> Items, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>An assessment for immigration purposes was told; it binds nobody else (section 51).</summary>
/// <param name="On">Its day.</param>
/// <param name="Said">Reference.</param>
public sealed record Section51FindingRecorded(DateOnly On, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>Whose case it is, for those who are told of it.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ChildId">The person.</param>
/// <param name="Authority">Code of the authority responsible.</param>
public sealed record AgeCaseOf(Guid ReferralId, Guid ChildId, string Authority);

/// <summary>A pre-action letter came.</summary>
/// <param name="Case">Whose it is.</param>
/// <param name="On">The day.</param>
/// <param name="ReplyBy">Last day for the reply.</param>
/// <param name="Said">The letter.</param>
public sealed record PreActionReceived(AgeCaseOf Case, DateOnly On, DateOnly ReplyBy, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The authority agreed to assess afresh.</summary>
/// <param name="NextEpisodeId">The new assessment.</param>
/// <param name="Said">The agreement.</param>
public sealed record ReassessmentAgreed(Guid NextEpisodeId, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The authority stands by its decision.</summary>
/// <param name="Said">The reply.</param>
public sealed record DecisionMaintained(Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>A claim for judicial review was issued.</summary>
/// <param name="Case">Whose it is.</param>
/// <param name="On">The day.</param>
/// <param name="Said">The order or claim form.</param>
public sealed record ClaimIssued(AgeCaseOf Case, DateOnly On, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>A court ordered how the person is treated meanwhile.</summary>
/// <param name="On">The day.</param>
/// <param name="Said">The order.</param>
public sealed record InterimReliefOrdered(DateOnly On, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The claim was transferred to the Upper Tribunal.</summary>
/// <param name="On">The day.</param>
/// <param name="Said">The order.</param>
public sealed record TransferredToUpperTribunal(DateOnly On, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>A court declared the age (<i>A v Croydon</i> [2009] UKSC 8).</summary>
/// <param name="On">The day.</param>
/// <param name="Quashed">Whether it quashed the decision too.</param>
/// <param name="Said">The judgment.</param>
public sealed record CourtDeterminedAge(DateOnly On, bool Quashed, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>A court quashed the decision without declaring an age: the authority assesses afresh.</summary>
/// <param name="On">The day.</param>
/// <param name="NextEpisodeId">The new assessment.</param>
/// <param name="Said">The judgment.</param>
/// <param name="Case">Whose it is; those from before this was told to others have none.</param>
public sealed record DecisionQuashed(
    DateOnly On, Guid NextEpisodeId, Sealed<AgeText> Said,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AgeCaseOf? Case = null) : AgeEvent, ISaid;

/// <summary>The claim was dismissed.</summary>
/// <param name="On">The day.</param>
/// <param name="Said">The judgment.</param>
public sealed record ClaimDismissed(DateOnly On, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The claim was withdrawn.</summary>
/// <param name="On">The day.</param>
/// <param name="Said">The notice.</param>
public sealed record ClaimWithdrawn(DateOnly On, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The claim ended by consent.</summary>
/// <param name="On">The day.</param>
/// <param name="NextEpisodeId">The new assessment, where one was agreed.</param>
/// <param name="Said">The order.</param>
public sealed record ConsentOrderMade(DateOnly On, Guid? NextEpisodeId, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>An appeal was lodged (section 54), from the day on which it is in force.</summary>
/// <param name="Case">Whose it is.</param>
/// <param name="On">The day.</param>
/// <param name="Said">Reference.</param>
public sealed record AgeAppealLodged(AgeCaseOf Case, DateOnly On, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The tribunal determined the age on appeal.</summary>
/// <param name="On">The day.</param>
/// <param name="Said">The decision.</param>
public sealed record AgeAppealDetermined(DateOnly On, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>Evidence came after the case was closed.</summary>
/// <param name="On">The day.</param>
/// <param name="DecideBy">Last day to say whether it is significant.</param>
/// <param name="Said">The evidence.</param>
public sealed record NewAgeEvidenceReceived(DateOnly On, DateOnly DecideBy, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The new evidence has a realistic prospect of another outcome: the authority decides afresh.</summary>
/// <param name="NextEpisodeId">The new assessment.</param>
/// <param name="Said">Why.</param>
public sealed record SignificantNewEvidenceFound(Guid NextEpisodeId, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The new evidence changes nothing.</summary>
/// <param name="Said">Why.</param>
public sealed record SignificantNewEvidenceNotFound(Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>An authority that did not make a finding relies on it, with its reasons.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Said">The reasons.</param>
public sealed record FindingReliedOn(string Authority, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>Responsibility moved, and the assessment with it. Its clocks go on.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ChildId">The person.</param>
/// <param name="From">Code of the authority that was responsible.</param>
/// <param name="To">The authority that is.</param>
/// <param name="EffectiveAt">From when.</param>
public sealed record AgeCaseHandedOver(Guid ReferralId, Guid ChildId, string From, AgeOwner To, DateTimeOffset EffectiveAt) : AgeEvent
{
    /// <summary>When, in UTC whatever offset it was told with.</summary>
    public DateTimeOffset EffectiveAt { get; init; } = EffectiveAt.ToUniversalTime();
}

/// <summary>The assessment was given up before a decision.</summary>
/// <param name="Reason"><c>adultOnEveryAccount</c>, <c>missing</c>, <c>accepted</c> or <c>claimEnded</c>.</param>
/// <param name="Said">Why; where the person is missing, what safeguarding does.</param>
/// <param name="Person">Who gave it up; those from before this was reviewed have none.</param>
/// <param name="ReviewDueOn">Last day for somebody else to review it, where the age was pending.</param>
public sealed record AssessmentWithdrawn(
    string Reason, Sealed<AgeText> Said, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Person = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? ReviewDueOn = null) : AgeEvent, ISaid;

/// <summary>The case was closed.</summary>
public sealed record AgeCaseClosed : AgeEvent;

/// <summary>Something of an assessment is due soon.</summary>
/// <param name="Clock">Which clock.</param>
/// <param name="DueOn">Its last day.</param>
/// <param name="Case">Whose it is; those from before offices were told have none.</param>
public sealed record AgeClockDueSoon(
    string Clock, DateOnly DueOn, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AgeCaseOf? Case = null)
    : AgeEvent;

/// <summary>A working day after its last day something of an assessment is still not done: the national team is told.</summary>
/// <param name="Case">Whose it is.</param>
/// <param name="Clock">Which clock.</param>
/// <param name="DueOn">Its last day.</param>
public sealed record AgeClockEscalated(AgeCaseOf Case, string Clock, DateOnly DueOn) : AgeEvent;

/// <summary>The national team lets a presumed child travel whom the Home Office treats as an adult (E09): it overrides the guard.</summary>
/// <param name="Person">Who decided.</param>
/// <param name="ReviewDueOn">Last day for somebody else to review it.</param>
/// <param name="Said">Why.</param>
public sealed record TravelHoldOverridden(Guid Person, DateOnly ReviewDueOn, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>
/// A referral, or the child's part in it, ended while the age was pending: the doubt was raised after the guard had been asked. People
/// decide what follows; the child is a child meanwhile, in the care of the same authority.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndedBy">Identifier of the person or client that ended it, or <c>system</c>.</param>
/// <param name="ReviewDueOn">Last day for somebody else to review it.</param>
public sealed record ReferralEndedOnPendingAge(Guid ReferralId, DateTimeOffset EndedAt, string EndedBy, DateOnly ReviewDueOn) : AgeEvent
{
    /// <summary>When, in UTC whatever offset it was told with.</summary>
    public DateTimeOffset EndedAt { get; init; } = EndedAt.ToUniversalTime();
}

/// <summary>
/// The children left for a receiving authority, and the guard says no: what it says no for came after it had been asked. People decide what
/// follows; nobody is turned round by a machine.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="DepartedAt">When their departure was recorded.</param>
/// <param name="RecordedBy">Identifier of the person or client that recorded it.</param>
/// <param name="Bar">Why the guard says no, as its code.</param>
/// <param name="ReviewDueOn">Last day for somebody else to review it.</param>
public sealed record DepartedAgainstGuard(Guid ReferralId, DateTimeOffset DepartedAt, string RecordedBy, string Bar, DateOnly ReviewDueOn) : AgeEvent
{
    /// <summary>When, in UTC whatever offset it was told with.</summary>
    public DateTimeOffset DepartedAt { get; init; } = DepartedAt.ToUniversalTime();
}

/// <summary>Somebody else reviewed an override of the guard.</summary>
/// <param name="Number">Number of the override.</param>
/// <param name="Person">Who reviewed it.</param>
/// <param name="Outcome"><c>justified</c> or <c>notJustified</c>.</param>
/// <param name="Said">Why.</param>
public sealed record OverrideReviewed(int Number, Guid Person, string Outcome, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>Something of an assessment was not done in time. It is said, and decides nothing: it can still be done.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ChildId">The person.</param>
/// <param name="Authority">Code of the authority responsible.</param>
/// <param name="Clock">Which clock.</param>
/// <param name="DueOn">Its last day.</param>
public sealed record AgeClockBreached(Guid ReferralId, Guid ChildId, string Authority, string Clock, DateOnly DueOn) : AgeEvent;
