using TransferScheme.AgeAssessments.Advising;
using TransferScheme.AgeAssessments.Attaching;
using TransferScheme.AgeAssessments.Succeeding;
using TransferScheme.Platform.Auditing;
using Messages = TransferScheme.Contracts.AgeAssessments;

namespace TransferScheme.AgeAssessments.Publishing;

/// <summary>What AgeAssessments tells others: the message for an event, made from the event and its metadata alone.</summary>
static class AgeAssessmentsPublisher
{
    /// <summary>The message for an event; null when the event is nobody else's business.</summary>
    /// <exception cref="InvalidOperationException">The event is not named here: a new one must be, one way or the other.</exception>
    internal static object? Message(IEvent e) => e.Data switch
    {
        AgeFindingMade f => new Messages.AgeFindingMade
        {
            AssessmentId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = f.ReferralId, ChildId = f.ChildId,
            Authority = f.Authority, Category = f.Category, Source = f.Source, BindsImmigration = f.BindsImmigration,
            EffectiveFrom = f.EffectiveFrom,
        },
        AgeCaseHandedOver h => new Messages.AgeOwnerChanged
        {
            AssessmentId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = h.ReferralId, ChildId = h.ChildId,
            From = h.From, Authority = h.To.Authority, EffectiveAt = h.EffectiveAt,
        },
        AgeCasePassedToSuccessor { WasOwner: true } p => new Messages.AgeOwnerChanged
        {
            AssessmentId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = p.ReferralId, ChildId = p.ChildId,
            From = p.Authority, Authority = p.Successor.Authority, EffectiveAt = e.Timestamp,
        },
        PreActionReceived p => Challenged(e, p.Case, "preAction"),
        ClaimIssued c => Challenged(e, c.Case, "claim"),
        AgeAppealLodged l => Challenged(e, l.Case, "appeal"),
        AgeClockBreached b => new Messages.AgeClockBreached
        {
            AssessmentId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = b.ReferralId, ChildId = b.ChildId,
            Authority = b.Authority, Clock = b.Clock, DueOn = b.DueOn,
        },
        AgeClockDueSoon { Case: { } of } s => new Messages.AgeClockDueSoon
        {
            AssessmentId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = of.ReferralId, ChildId = of.ChildId,
            Authority = of.Authority, Clock = s.Clock, DueOn = s.DueOn,
        },
        AgeClockEscalated s => new Messages.AgeClockEscalated
        {
            AssessmentId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = s.Case.ReferralId,
            ChildId = s.Case.ChildId, Authority = s.Case.Authority, Clock = s.Clock, DueOn = s.DueOn,
        },
        DecisionQuashed { Case: { } of } => new Messages.AgeDecisionQuashed
        {
            AssessmentId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = of.ReferralId, ChildId = of.ChildId,
            Authority = of.Authority,
        },
        _ when AgeSteps.Of(e) is { } taken => taken,
        PresumedChildPendingAssessment or TransferWhilePendingAgreed or ClaimedAgeAccepted or BriefEnquiryStarted
            or AssessmentPlanned or InformationRequested or EvidenceRecorded or InterviewStarted
            or InterviewCompleted or AssessmentPaused or AssessmentResumed
            or AnalysisStarted or ProvisionalConclusionRecorded or MindedToHeld or AdversePointPut or YoungPersonResponded
            or ResponsePeriodExtended or FurtherEnquiriesRequired or DecisionDrafted or BriefEnquiryConcluded or DecisionSigned
            or DecisionQualityAssured or DecisionReturned or DecisionServed or DecisionCorrected or ReferredToNaab
            or NaabReferralAccepted or NaabReferralDeclined or NaabReferralWithdrawn or NaabAssistanceProvided
            or NaabAssessmentReceived or AuthorityMadeAware or SecretaryOfStateInformed or ConsequencesPlanned or OverrunExplained
            or EvidenceRequested or EvidenceProvided or Section51FindingRecorded or DecisionMaintained
            or InterimReliefOrdered or TransferredToUpperTribunal or NewAgeEvidenceReceived
            or SignificantNewEvidenceNotFound or FindingReliedOn or AgeClockDueSoon
            or AgeCasePassedToSuccessor or AgeDocumentAttached or TravelHoldOverridden or DepartedAgainstGuard or ReferralEndedOnPendingAge or OverrideReviewed
            or AdviceEvent or RecordViewed => null,
        var other => throw new InvalidOperationException($"Nobody has said whether {other.GetType().Name} is published."),
    };

    static Messages.AgeChallengeOpened Challenged(IEvent e, AgeCaseOf of, string kind) => new()
    {
        AssessmentId = e.StreamId, Version = e.Version, OccurredAt = e.Timestamp, ReferralId = of.ReferralId, ChildId = of.ChildId,
        Authority = of.Authority, Kind = kind,
    };
}
