using TransferScheme.AgeAssessments.Planning;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments;

/// <summary>
/// What can happen to the assessment of one person's age. Words are sealed under the child's key; the events themselves hold codes,
/// dates and what the checklist of a lawful record needs. Times are kept in UTC, and shown as the clock of the United Kingdom has them.
/// Who acted and when stands in the metadata, and in an event only where a rule counts persons.
/// </summary>
public abstract record AgeEvent
{
    private protected AgeEvent()
    {
    }
}

/// <summary>The authority that has the children's functions for the person, and so owns the assessment.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Calendar">Bank-holiday division of its nation.</param>
public sealed record AgeOwner(string Authority, string Region, string Calendar);

/// <summary>The Home Office decided on first encounter how to treat the person (row 1).</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ChildId">The person.</param>
/// <param name="Owner">The responsible authority.</param>
/// <param name="Outcome"><c>adult</c>, <c>child</c> or <c>childUntilAssessed</c>.</param>
/// <param name="Officers">How many officers decided: two, or a reason is written.</param>
/// <param name="On">Its day.</param>
/// <param name="TriageBy">Last day for a route, where this disputes the age.</param>
/// <param name="AssessBy">Last day of the guideline, where this disputes the age.</param>
/// <param name="Said">Officers and reasons.</param>
public sealed record HomeOfficeInitialDecisionRecorded(
    Guid ReferralId, Guid ChildId, AgeOwner Owner, string Outcome, int Officers, DateOnly On, DateOnly TriageBy, DateOnly AssessBy,
    Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>Somebody doubts the age (section 50(2)); further grounds are added by another such event (A01).</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ChildId">The person.</param>
/// <param name="Owner">The responsible authority.</param>
/// <param name="PreviousEpisodeId">The assessment that this one follows; null for the first.</param>
/// <param name="On">Day of the doubt: the guideline runs from it.</param>
/// <param name="AppearanceOnly">Whether it rests on appearance alone, which is never enough.</param>
/// <param name="TriageBy">Last day for a route.</param>
/// <param name="AssessBy">Last day of the guideline.</param>
/// <param name="Said">Who doubted, and the grounds.</param>
public sealed record AgeDoubtRaised(
    Guid ReferralId, Guid ChildId, AgeOwner Owner, Guid? PreviousEpisodeId, DateOnly On, bool AppearanceOnly, DateOnly TriageBy,
    DateOnly AssessBy, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The Secretary of State doubts the age in writing: one of the three exits is due (section 50(2)(b), (3)).</summary>
/// <param name="NotifiedOn">Day of the notice.</param>
/// <param name="TriageBy">Last day for a route, where none was decided.</param>
/// <param name="ExitBy">Last day for an exit.</param>
/// <param name="Said">Reference of the notice.</param>
public sealed record SecretaryOfStateDoubtNotified(DateOnly NotifiedOn, DateOnly TriageBy, DateOnly ExitBy, Sealed<AgeText> Said)
    : AgeEvent, ISaid;

/// <summary>The person is treated as a child until the age is found (Assessing age; Modern Slavery Act 2015 section 51).</summary>
/// <param name="From">First day.</param>
/// <param name="Said">How the person is accommodated.</param>
public sealed record PresumedChildPendingAssessment(DateOnly From, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The two authorities agreed who leads, by when and with which safeguards, so that the person may travel meanwhile.</summary>
/// <param name="Lead">Code of the authority that leads.</param>
/// <param name="CompleteBy">Day by which the assessment is to be completed.</param>
/// <param name="Said">The safeguards.</param>
public sealed record TransferWhilePendingAgreed(string Lead, DateOnly CompleteBy, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The manager decided on the route (section 50(3)).</summary>
/// <param name="Situation">Which situation of the table of routes it is.</param>
/// <param name="Route"><c>accept</c>, <c>briefEnquiry</c>, <c>full</c> or <c>naab</c>.</param>
/// <param name="Said">Reasons.</param>
public sealed record AssessmentRouteDecided(string Situation, string Route, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>Two social workers accepted the claimed age without an assessment (section 50(3)(c)).</summary>
/// <param name="SocialWorkers">The two.</param>
/// <param name="HasEvidence">Whether it rests on evidence that is named, or on their recorded view.</param>
/// <param name="InformBy">Last day to inform the Secretary of State.</param>
/// <param name="Said">Evidence, or their view.</param>
public sealed record ClaimedAgeAccepted(
    IReadOnlyList<Guid> SocialWorkers, bool HasEvidence, DateOnly InformBy, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>A brief enquiry began, in a clear case.</summary>
/// <param name="Assessors">The two assessors.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="Said">Names, and why the case is clear.</param>
public sealed record BriefEnquiryStarted(IReadOnlyList<AssessorFacts> Assessors, DateOnly DueOn, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>Doubt remained: the brief enquiry became a full assessment.</summary>
/// <param name="Said">Which doubt.</param>
public sealed record EscalatedToFullAssessment(Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The assessment is planned (A03, A04).</summary>
/// <param name="Assessors">The two assessors, the lead first.</param>
/// <param name="Considered">What was considered before: <c>trafficking</c>, <c>health</c>, <c>mentalHealth</c>, <c>fitness</c>.</param>
/// <param name="FirstInterviewBy">Last day for the first interview.</param>
/// <param name="Said">Names, and what was considered.</param>
public sealed record AssessmentPlanned(
    IReadOnlyList<AssessorFacts> Assessors, IReadOnlyList<string> Considered, DateOnly FirstInterviewBy, Sealed<AgeText> Said)
    : AgeEvent, ISaid;

/// <summary>Somebody was asked for information.</summary>
/// <param name="LawfulBasis">Code of the lawful basis.</param>
/// <param name="ChaseBy">Day on which to ask again.</param>
/// <param name="Said">Who was asked for what.</param>
public sealed record InformationRequested(string LawfulBasis, DateOnly ChaseBy, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>Evidence of others was recorded with its source, date and weight (A11, A22).</summary>
/// <param name="Kind">Kind of source.</param>
/// <param name="Dated">Its date.</param>
/// <param name="Weight"><c>none</c>, <c>limited</c>, <c>some</c> or <c>significant</c>.</param>
/// <param name="MethodStated">For a scientific method: whether method, consent and a likelihood ratio are recorded.</param>
/// <param name="Said">Source and content.</param>
public sealed record EvidenceRecorded(string Kind, DateOnly Dated, string Weight, bool MethodStated, Sealed<AgeText> Said)
    : AgeEvent, ISaid;

/// <summary>An interview began.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="StartedAt">When.</param>
/// <param name="Session">Who was there to help.</param>
/// <param name="ExplainedOn">Day on which purpose, roles and consequences were explained; null where that was before (A05).</param>
/// <param name="Said">Names, languages, and how it was explained.</param>
public sealed record InterviewStarted(
    int Number, DateTimeOffset StartedAt, SessionFacts Session, DateOnly? ExplainedOn, Sealed<AgeText> Said) : AgeEvent, ISaid
{
    /// <summary>When, in UTC whatever offset it was told with.</summary>
    public DateTimeOffset StartedAt { get; init; } = StartedAt.ToUniversalTime();
}

/// <summary>An interview ended, with its contemporaneous note (A08).</summary>
/// <param name="Number">Its number.</param>
/// <param name="EndedAt">When.</param>
/// <param name="Breaks">How many breaks were taken.</param>
/// <param name="Signed">Whether the note is signed.</param>
/// <param name="Said">The note, question by question, and who was present.</param>
public sealed record InterviewCompleted(int Number, DateTimeOffset EndedAt, int Breaks, bool Signed, Sealed<AgeText> Said)
    : AgeEvent, ISaid
{
    /// <summary>When, in UTC whatever offset it was told with.</summary>
    public DateTimeOffset EndedAt { get; init; } = EndedAt.ToUniversalTime();
}

/// <summary>The assessment stands still; its guideline does too.</summary>
/// <param name="Reason"><c>ill</c>, <c>distress</c>, <c>legalAdvice</c> or <c>adultUnavailable</c>.</param>
/// <param name="On">First day.</param>
/// <param name="Said">Why.</param>
public sealed record AssessmentPaused(string Reason, DateOnly On, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The assessment goes on.</summary>
/// <param name="On">The day.</param>
/// <param name="Days">How many days the guideline is longer by.</param>
public sealed record AssessmentResumed(DateOnly On, int Days) : AgeEvent;

/// <summary>A safeguard was departed from, with a reason (<i>SB v RBKC</i>).</summary>
/// <param name="Item">Item of the checklist.</param>
/// <param name="Person">Who justifies it.</param>
/// <param name="Said">The reason.</param>
public sealed record DepartureJustified(string Item, Guid Person, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>A manager counter-signed a departure.</summary>
/// <param name="Item">Item of the checklist.</param>
/// <param name="ManagerId">The manager.</param>
public sealed record DepartureCountersigned(string Item, Guid ManagerId) : AgeEvent;
