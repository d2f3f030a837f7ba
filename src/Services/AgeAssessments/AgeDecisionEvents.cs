using System.Text.Json.Serialization;
using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments;

/// <summary>The analysis began: every topic is covered, or it is said why it was not asked (A09, A10).</summary>
/// <param name="Topics">The topics, each covered or explained.</param>
/// <param name="Said">Claimed age and the young person's account in full, topic by topic.</param>
public sealed record AnalysisStarted(IReadOnlyList<TopicFacts> Topics, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>A provisional view, with every adverse point. It is not the decision and is not told as such.</summary>
/// <param name="Category"><c>child</c> or <c>adult</c>.</param>
/// <param name="Points">The adverse points.</param>
/// <param name="Said">The view and the points in words.</param>
public sealed record ProvisionalConclusionRecorded(string Category, IReadOnlyList<AdversePointFacts> Points, Sealed<AgeText> Said)
    : AgeEvent, ISaid;

/// <summary>The provisional view was put to the young person (A15).</summary>
/// <param name="HeldAt">When.</param>
/// <param name="Session">Who was there to help.</param>
/// <param name="AnswerBy">Last day for the answer.</param>
/// <param name="Said">How it was put.</param>
public sealed record MindedToHeld(DateTimeOffset HeldAt, SessionFacts Session, DateOnly AnswerBy, Sealed<AgeText> Said)
    : AgeEvent, ISaid
{
    /// <summary>When, in UTC whatever offset it was told with.</summary>
    public DateTimeOffset HeldAt { get; init; } = HeldAt.ToUniversalTime();
}

/// <summary>An adverse point was put to the young person (A14).</summary>
/// <param name="Number">Its number.</param>
/// <param name="PutAt">When.</param>
public sealed record AdversePointPut(int Number, DateTimeOffset PutAt) : AgeEvent
{
    /// <summary>When, in UTC whatever offset it was told with.</summary>
    public DateTimeOffset PutAt { get; init; } = PutAt.ToUniversalTime();
}

/// <summary>The young person answered, or chose not to.</summary>
/// <param name="RespondedAt">When.</param>
/// <param name="Points">Numbers of the points that were answered, or left unanswered by choice.</param>
/// <param name="Said">The answers.</param>
public sealed record YoungPersonResponded(DateTimeOffset RespondedAt, IReadOnlyList<int> Points, Sealed<AgeText> Said) : AgeEvent, ISaid
{
    /// <summary>When, in UTC whatever offset it was told with.</summary>
    public DateTimeOffset RespondedAt { get; init; } = RespondedAt.ToUniversalTime();
}

/// <summary>The young person has longer to answer.</summary>
/// <param name="AnswerBy">Last day.</param>
/// <param name="Said">Why.</param>
public sealed record ResponsePeriodExtended(DateOnly AnswerBy, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>New matters came up: another interview is needed.</summary>
/// <param name="Said">Which.</param>
public sealed record FurtherEnquiriesRequired(Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The decision was drafted or redrafted; signatures to an earlier draft fall away.</summary>
/// <param name="Facts">What the draft holds.</param>
/// <param name="Evaluated">Numbers of the adverse points whose answers are evaluated.</param>
/// <param name="Found">The age.</param>
/// <param name="Said">The draft.</param>
public sealed record DecisionDrafted(DecisionFacts Facts, IReadOnlyList<int> Evaluated, Sealed<FoundAge> Found, Sealed<AgeText> Said)
    : AgeEvent, ISaid;

/// <summary>The brief enquiry came to its conclusion, with the safeguards that it was held with.</summary>
/// <param name="Facts">What the conclusion holds.</param>
/// <param name="HeardAt">When the young person was heard.</param>
/// <param name="Session">Who was there to help.</param>
/// <param name="ExplainedOn">Day on which purpose, roles and consequences were explained.</param>
/// <param name="Found">The age.</param>
/// <param name="Said">The conclusion.</param>
public sealed record BriefEnquiryConcluded(
    DecisionFacts Facts, DateTimeOffset HeardAt, SessionFacts Session, DateOnly ExplainedOn, Sealed<FoundAge> Found,
    Sealed<AgeText> Said) : AgeEvent, ISaid
{
    /// <summary>When, in UTC whatever offset it was told with.</summary>
    public DateTimeOffset HeardAt { get; init; } = HeardAt.ToUniversalTime();
}

/// <summary>An assessor signed.</summary>
/// <param name="Signer">The assessor.</param>
/// <param name="AssureBy">Last day for quality assurance, with the second signature; those from before that was kept have none.</param>
public sealed record DecisionSigned(
    Guid Signer, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? AssureBy = null) : AgeEvent;

/// <summary>A manager who is no assessor of the case assured its quality.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="ServeBy">Last day for service.</param>
/// <param name="Said">What was checked.</param>
public sealed record DecisionQualityAssured(Guid ManagerId, DateOnly ServeBy, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The manager gave the decision back to the assessors.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Said">Why.</param>
public sealed record DecisionReturned(Guid ManagerId, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>The decision was served on the young person, orally and in writing (A24). It is never edited afterwards.</summary>
/// <param name="ServedAt">When.</param>
/// <param name="Interpreted">Whether with an interpreter.</param>
/// <param name="AdultPresent">Whether with an appropriate adult.</param>
/// <param name="InformBy">Last day to inform the Secretary of State.</param>
/// <param name="ChallengeBy">Last day of a claim for judicial review.</param>
/// <param name="Said">How it was served and explained.</param>
public sealed record DecisionServed(
    DateTimeOffset ServedAt, bool Interpreted, bool AdultPresent, DateOnly InformBy, DateOnly ChallengeBy, Sealed<AgeText> Said)
    : AgeEvent, ISaid
{
    /// <summary>When, in UTC whatever offset it was told with.</summary>
    public DateTimeOffset ServedAt { get; init; } = ServedAt.ToUniversalTime();
}

/// <summary>A slip of the pen was noted beside a served decision, which itself stays as it is.</summary>
/// <param name="ClericalOnly">Always true: anything else is a new assessment.</param>
/// <param name="Said">The correction.</param>
public sealed record DecisionCorrected(bool ClericalOnly, Sealed<AgeText> Said) : AgeEvent, ISaid;

/// <summary>
/// An age was found by somebody, who binds some and not others. Earlier findings are superseded by later ones, never deleted.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ChildId">The person.</param>
/// <param name="Authority">Code of the authority responsible then.</param>
/// <param name="Category"><c>child</c> or <c>adult</c>.</param>
/// <param name="Source"><c>laS50</c>, <c>laAccepted</c>, <c>naabS50</c>, <c>hoS51</c>, <c>hoInitial</c>, <c>presumedChild</c>,
/// <c>court</c> or <c>fft</c>.</param>
/// <param name="BindsChildFunctionsOf">Codes of the authorities bound, or <c>All</c>; none where empty.</param>
/// <param name="BindsImmigration">Whether immigration functions are bound.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="Found">Date or range, where one was found.</param>
public sealed record AgeFindingMade(
    Guid ReferralId, Guid ChildId, string Authority, string Category, string Source, IReadOnlyList<string> BindsChildFunctionsOf,
    bool BindsImmigration, DateOnly EffectiveFrom, Sealed<FoundAge>? Found) : AgeEvent;
