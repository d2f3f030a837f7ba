using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Attaching;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Succeeding;
using TransferScheme.Refusals.Conferring;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Evidencing;
using TransferScheme.Refusals.Grounds;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Issuing;
using TransferScheme.Refusals.Publishing;
using TransferScheme.Refusals.Reviewing;
using TransferScheme.Refusals.Succeeding;
using TransferScheme.Refusals.Viewing;
using TransferScheme.Refusals.Watching;
using TransferScheme.Refusals.Withdrawing;

namespace TransferScheme.Refusals;

/// <summary>The Refusals service: statements of reasons, their review, and what follows from both.</summary>
public static class RefusalsModule
{
    /// <summary>Registers the service: its store, its handlers and what its slices need.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddRefusals(this WebApplicationBuilder builder)
    {
        builder.AddSchemeStore<IRefusalStore>("refusals", Configure, RefusalsPublisher.Message);
        builder.AddDeadlines<IRefusalStore, Refusal, RefusalEvent>("refusals", AwaitedDeadlines.Of);
        builder.AddDocuments<IRefusalStore>("refusals");
        builder.Services.AddSingleton(GroundLists.Published).AddSingleton<AllocationAnswers>().AddSingleton<CaseFacts>()
            .AddSingleton<Drafts>().AddSingleton<Delegates>().AddSingleton<OfferCalls>().AddSingleton<Settling>()
            .AddAccessLog<IRefusalStore>("refusals").AddSingleton<WatchedCases>().AddSingleton<IAlarm, AnswersAlarm>()
            .AddHostedService<SettleUnfinished>();
        builder.Services
            .AddHandler<IRefusalStore, AuthorityPositionChanged, WhenAuthorityPositionChanged>("refusals-when-authority-position-changed")
            .AddHandler<IRefusalStore, ServicesReturned, WhenServicesReturned>("refusals-when-services-returned")
            .AddHandler<IRefusalStore, SchemeRulesAdopted, WhenSchemeRulesAdopted>("refusals-when-scheme-rules-adopted")
            .AddHandler<IRefusalStore, ReferralFoundEligible, WhenReferralFoundEligible>("refusals-when-referral-found-eligible")
            .AddHandler<IRefusalStore, TransferCompleted, WhenTransferCompleted>("refusals-when-transfer-completed")
            .AddHandler<IRefusalStore, OfferMade, WhenOfferMade>("refusals-when-offer-made")
            .AddHandler<IRefusalStore, OfferAccepted, WhenOfferAccepted>("refusals-when-offer-accepted")
            .AddHandler<IRefusalStore, OfferDeclined, WhenOfferDeclined>("refusals-when-offer-declined")
            .AddHandler<IRefusalStore, OfferResponseOverdue, WhenOfferResponseOverdue>("refusals-when-offer-response-overdue")
            .AddHandler<IRefusalStore, QueryAnswered, WhenQueryAnswered>("refusals-when-query-answered")
            .AddHandler<IRefusalStore, DeferralDecided, WhenDeferralDecided>("refusals-when-deferral-decided")
            .AddHandler<IRefusalStore, OfferReaffirmed, WhenOfferReaffirmed>("refusals-when-offer-reaffirmed")
            .AddHandler<IRefusalStore, DeclineSettled, WhenDeclineSettled>("refusals-when-decline-settled")
            .AddHandler<IRefusalStore, OfferWithdrawn, WhenOfferWithdrawn>("refusals-when-offer-withdrawn")
            .AddHandler<IRefusalStore, OfferSwapped, WhenOfferSwapped>("refusals-when-offer-swapped")
            .AddHandler<IRefusalStore, ReferralWithdrawn, WhenReferralWithdrawn>("refusals-when-referral-withdrawn")
            .AddHandler<IRefusalStore, ReferralClosed, WhenReferralClosed>("refusals-when-referral-closed")
            .AddHandler<IRefusalStore, ChildLeftGroup, WhenChildLeftGroup>("refusals-when-child-left-group")
            .AddHandler<IRefusalStore, AuthoritySucceeded, WhenAuthoritySucceeded>("refusals-when-authority-succeeded")
            .AddHandler<IRefusalStore, CasePassedToSuccessor, WhenCasePassedToSuccessor>("refusals-when-case-passed-to-successor")
            .AddPassing<IRefusalStore>(PassRefusals.OfAsync);
        return builder;
    }

    /// <summary>Maps the service's routes.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointRouteBuilder MapRefusals(this IEndpointRouteBuilder routes)
    {
        ViewGrounds.Map(routes);
        var refusals = routes.MapGroup("/api/v1/refusals");
        DraftStatement.Map(refusals);
        CorrectStatement.Map(refusals);
        AttachEvidence.Map(refusals);
        GetEvidence.Map(refusals);
        ReadTwice.Map(refusals);
        IssueStatement.Map(refusals);
        Delivery.Map(refusals);
        ReviewReasons.Map(refusals);
        SupplementReasons.Map(refusals);
        ReportNonCompliance.Map(refusals);
        WrittenReasons.Map(refusals);
        AfterReview.Map(refusals);
        WithdrawDecline.Map(refusals);
        HoldCaseConference.Map(refusals);
        GetRefusal.Map(refusals);
        GetStatementPage.Map(refusals);
        GetTimeline.Map(refusals);
        ListRefusals.Map(refusals);
        ViewWatch.Map(refusals);
        ViewChart.Map(refusals);
        ViewAccessLog.Map(refusals);
        var directions = routes.MapGroup("/api/v1/directions");
        GiveDirection.Map(directions);
        MakeRepresentations.Map(directions);
        DecideDirection.Map(directions);
        ChangeDirection.Map(directions);
        GetDirection.Map(directions);
        ListDirections.Map(directions);
        ViewAccessLog.MapOfDirections(directions);
        return routes;
    }

    /// <summary>Names every event for good, so that code can be renamed without touching history.</summary>
    /// <param name="options">The store.</param>
    internal static void Configure(StoreOptions options)
    {
        options.Events.MapEventType<RefusalOpened>("refusal_opened");
        options.Events.MapEventType<StatementDrafted>("statement_drafted");
        options.Events.MapEventType<EvidenceAttached>("evidence_attached");
        options.Events.MapEventType<SecondReadingRecorded>("second_reading_recorded");
        options.Events.MapEventType<EqualityReviewRecorded>("equality_review_recorded");
        options.Events.MapEventType<IssueBegun>("issue_begun");
        options.Events.MapEventType<IssueTurnedDown>("issue_turned_down");
        options.Events.MapEventType<StatementIssued>("statement_issued");
        options.Events.MapEventType<ReceiptLogged>("receipt_logged");
        options.Events.MapEventType<LatenessExplained>("lateness_explained");
        options.Events.MapEventType<AnnexReleased>("annex_released");
        options.Events.MapEventType<OfferTaken>("offer_taken");
        options.Events.MapEventType<CaseEnded>("case_ended");
        options.Events.MapEventType<ChildNoLongerOffered>("child_no_longer_offered");
        options.Events.MapEventType<ReferralMovedOn>("referral_moved_on");
        options.Events.MapEventType<NonComplianceReported>("non_compliance_reported");
        options.Events.MapEventType<ReasonsDirected>("reasons_directed");
        options.Events.MapEventType<WrittenReasonsProvided>("written_reasons_provided");
        options.Events.MapEventType<ReasonsChallenged>("reasons_challenged");
        options.Events.MapEventType<ReasonsSupplemented>("reasons_supplemented");
        options.Events.MapEventType<AwaitedOverdue>("awaited_overdue");
        options.Events.MapEventType<ReasonsAccepted>("reasons_accepted");
        options.Events.MapEventType<ObligationReaffirmed>("obligation_reaffirmed");
        options.Events.MapEventType<WithdrawalBegun>("withdrawal_begun");
        options.Events.MapEventType<WithdrawalTurnedDown>("withdrawal_turned_down");
        options.Events.MapEventType<DeclineWithdrawn>("decline_withdrawn");
        options.Events.MapEventType<DirectionBreached>("direction_breached");
        options.Events.MapEventType<DeclineChallengedInCourt>("decline_challenged_in_court");
        options.Events.MapEventType<DeclineQuashed>("decline_quashed");
        options.Events.MapEventType<DeclineUpheld>("decline_upheld");
        options.Events.MapEventType<CaseConferenceOpened>("case_conference_opened");
        options.Events.MapEventType<CaseConferenceHeld>("case_conference_held");
        options.Events.MapEventType<RefusalPassedToSuccessor>("refusal_passed_to_successor");
        options.Events.MapEventType<DirectionPassedToSuccessor>("direction_passed_to_successor");
        options.Events.MapEventType<RecordViewed>("record_viewed");
        options.Events.MapEventType<DirectionIssued>("direction_issued");
        options.Events.MapEventType<DirectionProposed>("direction_proposed");
        options.Events.MapEventType<RepresentationsMade>("representations_made");
        options.Events.MapEventType<DirectionGiven>("direction_given");
        options.Events.MapEventType<DirectionNotGiven>("direction_not_given");
        options.Events.MapEventType<ChangeProposed>("change_proposed");
        options.Events.MapEventType<DirectionChangeNotMade>("direction_change_not_made");
        options.Events.MapEventType<DirectionModified>("direction_modified");
        options.Events.MapEventType<DirectionWithdrawn>("direction_withdrawn");
        options.Events.MapEventType<RepresentationsConsidered>("representations_considered");
        options.Events.MapEventType<DirectionAnswered>("direction_answered");
        options.Events.MapEventType<DirectionReplaced>("direction_replaced");
        options.Events.MapEventType<DirectionLapsed>("direction_lapsed");
        options.Events.MapEventType<DirectionNumbered>("direction_numbered");
        options.Projections.Add<DirectionProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<RefusalProjection>(ProjectionLifecycle.Inline);
        options.Schema.For<KnownOffer>();
        options.Schema.For<KnownReferral>();
        options.Schema.For<KnownAuthority>();
        options.Schema.For<KnownRules>();
        options.Schema.For<KnownSuccession>();
        options.Schema.For<KnownPass>();
    }
}
