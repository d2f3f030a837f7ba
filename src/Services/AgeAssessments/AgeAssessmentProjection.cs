using TransferScheme.AgeAssessments.Attaching;
using TransferScheme.AgeAssessments.Succeeding;

namespace TransferScheme.AgeAssessments;

/// <summary>The fold that the store runs, with the times since when findings are known here.</summary>
public sealed class AgeAssessmentProjection : SingleStreamProjection<AgeAssessment, Guid>
{
    /// <summary>Names the events of an assessment.</summary>
    public AgeAssessmentProjection()
    {
        IncludeType<HomeOfficeInitialDecisionRecorded>();
        IncludeType<AgeDoubtRaised>();
        IncludeType<SecretaryOfStateDoubtNotified>();
        IncludeType<PresumedChildPendingAssessment>();
        IncludeType<TransferWhilePendingAgreed>();
        IncludeType<AssessmentRouteDecided>();
        IncludeType<ClaimedAgeAccepted>();
        IncludeType<BriefEnquiryStarted>();
        IncludeType<EscalatedToFullAssessment>();
        IncludeType<AssessmentPlanned>();
        IncludeType<InformationRequested>();
        IncludeType<EvidenceRecorded>();
        IncludeType<InterviewStarted>();
        IncludeType<InterviewCompleted>();
        IncludeType<AssessmentPaused>();
        IncludeType<AssessmentResumed>();
        IncludeType<DepartureJustified>();
        IncludeType<DepartureCountersigned>();
        IncludeType<AnalysisStarted>();
        IncludeType<ProvisionalConclusionRecorded>();
        IncludeType<MindedToHeld>();
        IncludeType<AdversePointPut>();
        IncludeType<YoungPersonResponded>();
        IncludeType<ResponsePeriodExtended>();
        IncludeType<FurtherEnquiriesRequired>();
        IncludeType<DecisionDrafted>();
        IncludeType<BriefEnquiryConcluded>();
        IncludeType<DecisionSigned>();
        IncludeType<DecisionQualityAssured>();
        IncludeType<DecisionReturned>();
        IncludeType<DecisionServed>();
        IncludeType<DecisionCorrected>();
        IncludeType<AgeFindingMade>();
        IncludeType<ReferredToNaab>();
        IncludeType<NaabReferralAccepted>();
        IncludeType<NaabReferralDeclined>();
        IncludeType<NaabReferralWithdrawn>();
        IncludeType<NaabAssistanceProvided>();
        IncludeType<NaabAssessmentReceived>();
        IncludeType<AuthorityMadeAware>();
        IncludeType<SecretaryOfStateInformed>();
        IncludeType<ConsequencesPlanned>();
        IncludeType<OverrunExplained>();
        IncludeType<EvidenceRequested>();
        IncludeType<EvidenceProvided>();
        IncludeType<Section51FindingRecorded>();
        IncludeType<PreActionReceived>();
        IncludeType<ReassessmentAgreed>();
        IncludeType<DecisionMaintained>();
        IncludeType<ClaimIssued>();
        IncludeType<InterimReliefOrdered>();
        IncludeType<TransferredToUpperTribunal>();
        IncludeType<CourtDeterminedAge>();
        IncludeType<DecisionQuashed>();
        IncludeType<ClaimDismissed>();
        IncludeType<ClaimWithdrawn>();
        IncludeType<ConsentOrderMade>();
        IncludeType<AgeAppealLodged>();
        IncludeType<AgeAppealDetermined>();
        IncludeType<NewAgeEvidenceReceived>();
        IncludeType<SignificantNewEvidenceFound>();
        IncludeType<SignificantNewEvidenceNotFound>();
        IncludeType<FindingReliedOn>();
        IncludeType<AgeCaseHandedOver>();
        IncludeType<AgeCasePassedToSuccessor>();
        IncludeType<AgeDocumentAttached>();
        IncludeType<AssessmentWithdrawn>();
        IncludeType<AgeCaseClosed>();
        IncludeType<AgeClockDueSoon>();
        IncludeType<AgeClockBreached>();
        IncludeType<AgeClockEscalated>();
        IncludeType<TravelHoldOverridden>();
        IncludeType<DepartedAgainstGuard>();
        IncludeType<ReferralEndedOnPendingAge>();
        IncludeType<OverrideReviewed>();
    }

    /// <inheritdoc/>
    public override AgeAssessment? Evolve(AgeAssessment? snapshot, Guid id, IEvent e) =>
        AgeAssessment.Evolve(snapshot, (AgeEvent)e.Data) is not { } after ? null : e.Data switch
        {
            AgeFindingMade => after with
            {
                Findings = [.. after.Findings.Select(f => f.RecordedAt == default ? f with { RecordedAt = e.Timestamp } : f)],
            },
            DecisionQuashed or CourtDeterminedAge => after with
            {
                Findings =
                [
                    .. after.Findings.Select(f => f.QuashedAt == default(DateTimeOffset) ? f with { QuashedAt = e.Timestamp } : f),
                ],
            },
            FindingReliedOn or AgeCasePassedToSuccessor => after with
            {
                Findings =
                [
                    .. after.Findings.Select(f => f with
                    {
                        ReliedOn = f.ReliedOn?.Select(r => r.RecordedAt == default ? r with { RecordedAt = e.Timestamp } : r).ToList(),
                    }),
                ],
            },
            AgeCaseHandedOver => after with
            {
                FormerOwners = [.. after.FormerOwners.Select(o => o.Version == 0 ? o with { Version = e.Version - 1 } : o)],
            },
            _ => after,
        };
}
