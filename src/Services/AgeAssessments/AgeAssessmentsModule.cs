using TransferScheme.AgeAssessments.Advising;
using TransferScheme.AgeAssessments.Analysing;
using TransferScheme.AgeAssessments.Attaching;
using TransferScheme.AgeAssessments.Challenging;
using TransferScheme.AgeAssessments.Concluding;
using TransferScheme.AgeAssessments.Departing;
using TransferScheme.AgeAssessments.Disclosing;
using TransferScheme.AgeAssessments.Ending;
using TransferScheme.AgeAssessments.Guarding;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.AgeAssessments.Overriding;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.AgeAssessments.Publishing;
using TransferScheme.AgeAssessments.Raising;
using TransferScheme.AgeAssessments.Receiving;
using TransferScheme.AgeAssessments.Referring;
using TransferScheme.AgeAssessments.Renewing;
using TransferScheme.AgeAssessments.Routing;
using TransferScheme.AgeAssessments.Rules;
using TransferScheme.AgeAssessments.Serving;
using TransferScheme.AgeAssessments.Succeeding;
using TransferScheme.AgeAssessments.Timing;
using TransferScheme.AgeAssessments.Viewing;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Attaching;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Succeeding;

namespace TransferScheme.AgeAssessments;

/// <summary>The AgeAssessments service: the workflow of an age assessment, from a doubt raised to findings with their scope.</summary>
public static class AgeAssessmentsModule
{
    /// <summary>Registers the service: its store, its handlers and what its slices need.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddAgeAssessments(this WebApplicationBuilder builder)
    {
        builder.AddSchemeStore<IAgeAssessmentStore>("age_assessments", Configure, AgeAssessmentsPublisher.Message);
        builder.AddDeadlines<IAgeAssessmentStore, AgeAssessment, AgeEvent>("age_assessments", AgeDeadlines.Of);
        builder.AddDocuments<IAgeAssessmentStore>("age_assessments");
        builder.Services.AddSingleton(AgeRuleBook.Published).AddSingleton<AgeDesk>().AddSingleton<Episodes>().AddSingleton<Findings>()
            .AddSingleton<ShownCases>().AddSingleton<CrossedGuards>().AddSingleton<Advice>()
            .AddSingleton<IAlarm, OverrideAlarm>().AddAccessLog<IAgeAssessmentStore>("age_assessments");
        builder.Services
            .AddHandler<IAgeAssessmentStore, AuthorityPositionChanged, WhenAuthorityPositionChanged>(
                "age-assessments-when-authority-position-changed")
            .AddHandler<IAgeAssessmentStore, TransferCompleted, WhenTransferCompleted>("age-assessments-when-transfer-completed")
            .AddHandler<IAgeAssessmentStore, OfferAccepted, WhenOfferAccepted>("age-assessments-when-offer-accepted")
            .AddHandler<IAgeAssessmentStore, OfferWithdrawn, WhenOfferWithdrawn>("age-assessments-when-offer-withdrawn")
            .AddHandler<IAgeAssessmentStore, OfferSwapped, WhenOfferSwapped>("age-assessments-when-offer-swapped")
            .AddHandler<IAgeAssessmentStore, DepartureRecorded, WhenDepartureRecorded>("age-assessments-when-departure-recorded")
            .AddHandler<IAgeAssessmentStore, ReferralWithdrawn, WhenReferralWithdrawn>("age-assessments-when-referral-withdrawn")
            .AddHandler<IAgeAssessmentStore, ReferralClosed, WhenReferralClosed>("age-assessments-when-referral-closed")
            .AddHandler<IAgeAssessmentStore, ChildLeftGroup, WhenChildLeftGroup>("age-assessments-when-child-left-group")
            .AddHandler<IAgeAssessmentStore, AuthoritySucceeded, WhenAuthoritySucceeded>("age-assessments-when-authority-succeeded")
            .AddHandler<IAgeAssessmentStore, CasePassedToSuccessor, WhenCasePassedToSuccessor>(
                "age-assessments-when-case-passed-to-successor")
            .AddPassing<IAgeAssessmentStore>(PassAssessments.OfAsync);
        return builder;
    }

    /// <summary>Maps the service's routes.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointRouteBuilder MapAgeAssessments(this IEndpointRouteBuilder routes)
    {
        var assessments = routes.MapGroup("/api/v1/age-assessments");
        RaiseDoubt.Map(assessments);
        RecordHomeOffice.Map(assessments);
        PresumeChild.Map(assessments);
        DecideRoute.Map(assessments);
        AcceptClaimedAge.Map(assessments);
        StartBriefEnquiry.Map(assessments);
        ReferToNaab.Map(assessments);
        PlanAssessment.Map(assessments);
        RecordEvidence.Map(assessments);
        OpenInterview.Map(assessments);
        PauseAssessment.Map(assessments);
        DepartFromSafeguard.Map(assessments);
        BeginAnalysis.Map(assessments);
        HoldMindedTo.Map(assessments);
        RecordResponse.Map(assessments);
        ConcludeBriefEnquiry.Map(assessments);
        DraftDecision.Map(assessments);
        SignDecision.Map(assessments);
        ServeDecision.Map(assessments);
        InformSecretaryOfState.Map(assessments);
        ProvideEvidence.Map(assessments);
        Challenge.Map(assessments);
        RecordJudgment.Map(assessments);
        RecordAdvice.Map(assessments);
        SubmitNewEvidence.Map(assessments);
        CloseCase.Map(assessments);
        AttachAgeDocument.Map(assessments);
        GetAgeDocument.Map(assessments);
        AskGuard.Map(assessments);
        TellOperative.Map(assessments);
        OverrideGuard.Map(assessments);
        GetAgeAssessment.Map(assessments);
        GetPassport.Map(assessments);
        GetPages.Map(assessments);
        ListAgeAssessments.Map(assessments);
        return routes;
    }

    /// <summary>Names every event for good, so that code can be renamed without touching history.</summary>
    /// <param name="options">The store.</param>
    internal static void Configure(StoreOptions options)
    {
        options.Events.MapEventType<HomeOfficeInitialDecisionRecorded>("home_office_initial_decision_recorded");
        options.Events.MapEventType<AgeDoubtRaised>("age_doubt_raised");
        options.Events.MapEventType<SecretaryOfStateDoubtNotified>("secretary_of_state_doubt_notified");
        options.Events.MapEventType<PresumedChildPendingAssessment>("presumed_child_pending_assessment");
        options.Events.MapEventType<TransferWhilePendingAgreed>("transfer_while_pending_agreed");
        options.Events.MapEventType<AssessmentRouteDecided>("assessment_route_decided");
        options.Events.MapEventType<ClaimedAgeAccepted>("claimed_age_accepted");
        options.Events.MapEventType<BriefEnquiryStarted>("brief_enquiry_started");
        options.Events.MapEventType<EscalatedToFullAssessment>("escalated_to_full_assessment");
        options.Events.MapEventType<AssessmentPlanned>("assessment_planned");
        options.Events.MapEventType<InformationRequested>("information_requested");
        options.Events.MapEventType<EvidenceRecorded>("evidence_recorded");
        options.Events.MapEventType<InterviewStarted>("interview_started");
        options.Events.MapEventType<InterviewCompleted>("interview_completed");
        options.Events.MapEventType<AssessmentPaused>("assessment_paused");
        options.Events.MapEventType<AssessmentResumed>("assessment_resumed");
        options.Events.MapEventType<DepartureJustified>("departure_justified");
        options.Events.MapEventType<DepartureCountersigned>("departure_countersigned");
        options.Events.MapEventType<AnalysisStarted>("analysis_started");
        options.Events.MapEventType<ProvisionalConclusionRecorded>("provisional_conclusion_recorded");
        options.Events.MapEventType<MindedToHeld>("minded_to_held");
        options.Events.MapEventType<AdversePointPut>("adverse_point_put");
        options.Events.MapEventType<YoungPersonResponded>("young_person_responded");
        options.Events.MapEventType<ResponsePeriodExtended>("response_period_extended");
        options.Events.MapEventType<FurtherEnquiriesRequired>("further_enquiries_required");
        options.Events.MapEventType<DecisionDrafted>("decision_drafted");
        options.Events.MapEventType<BriefEnquiryConcluded>("brief_enquiry_concluded");
        options.Events.MapEventType<DecisionSigned>("decision_signed");
        options.Events.MapEventType<DecisionQualityAssured>("decision_quality_assured");
        options.Events.MapEventType<DecisionReturned>("decision_returned");
        options.Events.MapEventType<DecisionServed>("decision_served");
        options.Events.MapEventType<DecisionCorrected>("decision_corrected");
        options.Events.MapEventType<AgeFindingMade>("age_finding_made");
        options.Events.MapEventType<ReferredToNaab>("referred_to_naab");
        options.Events.MapEventType<NaabReferralAccepted>("naab_referral_accepted");
        options.Events.MapEventType<NaabReferralDeclined>("naab_referral_declined");
        options.Events.MapEventType<NaabReferralWithdrawn>("naab_referral_withdrawn");
        options.Events.MapEventType<NaabAssistanceProvided>("naab_assistance_provided");
        options.Events.MapEventType<NaabAssessmentReceived>("naab_assessment_received");
        options.Events.MapEventType<AuthorityMadeAware>("authority_made_aware");
        options.Events.MapEventType<SecretaryOfStateInformed>("secretary_of_state_informed");
        options.Events.MapEventType<ConsequencesPlanned>("consequences_planned");
        options.Events.MapEventType<OverrunExplained>("overrun_explained");
        options.Events.MapEventType<EvidenceRequested>("evidence_requested");
        options.Events.MapEventType<EvidenceProvided>("evidence_provided");
        options.Events.MapEventType<Section51FindingRecorded>("section51_finding_recorded");
        options.Events.MapEventType<PreActionReceived>("pre_action_received");
        options.Events.MapEventType<ReassessmentAgreed>("reassessment_agreed");
        options.Events.MapEventType<DecisionMaintained>("decision_maintained");
        options.Events.MapEventType<ClaimIssued>("claim_issued");
        options.Events.MapEventType<InterimReliefOrdered>("interim_relief_ordered");
        options.Events.MapEventType<TransferredToUpperTribunal>("transferred_to_upper_tribunal");
        options.Events.MapEventType<CourtDeterminedAge>("court_determined_age");
        options.Events.MapEventType<DecisionQuashed>("decision_quashed");
        options.Events.MapEventType<ClaimDismissed>("claim_dismissed");
        options.Events.MapEventType<ClaimWithdrawn>("claim_withdrawn");
        options.Events.MapEventType<ConsentOrderMade>("consent_order_made");
        options.Events.MapEventType<AgeAppealLodged>("age_appeal_lodged");
        options.Events.MapEventType<AgeAppealDetermined>("age_appeal_determined");
        options.Events.MapEventType<NewAgeEvidenceReceived>("new_age_evidence_received");
        options.Events.MapEventType<SignificantNewEvidenceFound>("significant_new_evidence_found");
        options.Events.MapEventType<SignificantNewEvidenceNotFound>("significant_new_evidence_not_found");
        options.Events.MapEventType<FindingReliedOn>("finding_relied_on");
        options.Events.MapEventType<AgeCaseHandedOver>("age_case_handed_over");
        options.Events.MapEventType<AgeCasePassedToSuccessor>("age_case_passed_to_successor");
        options.Events.MapEventType<AgeDocumentAttached>("age_document_attached");
        options.Events.MapEventType<AssessmentWithdrawn>("assessment_withdrawn");
        options.Events.MapEventType<AgeCaseClosed>("age_case_closed");
        options.Events.MapEventType<AgeClockDueSoon>("age_clock_due_soon");
        options.Events.MapEventType<AgeClockBreached>("age_clock_breached");
        options.Events.MapEventType<AgeClockEscalated>("age_clock_escalated");
        options.Events.MapEventType<TravelHoldOverridden>("travel_hold_overridden");
        options.Events.MapEventType<DepartedAgainstGuard>("departed_against_guard");
        options.Events.MapEventType<ReferralEndedOnPendingAge>("referral_ended_on_pending_age");
        options.Events.MapEventType<OverrideReviewed>("override_reviewed");
        options.Events.MapEventType<AdviceRecorded>("advice_recorded");
        options.Events.MapEventType<RecordViewed>("record_viewed");
        options.Projections.Add<AgeAssessmentProjection>(ProjectionLifecycle.Inline);
        options.Schema.For<KnownAuthority>();
        options.Schema.For<KnownTransfer>();
        options.Schema.For<KnownAcceptance>();
        options.Schema.For<KnownOfferEnd>();
        options.Schema.For<KnownReferralEnd>();
        options.Schema.For<KnownLeaver>();
        options.Schema.For<KnownSuccession>();
        options.Schema.For<KnownPass>();
        options.Schema.For<ReferralTurn>();
        options.Schema.For<Episode>();
    }
}
