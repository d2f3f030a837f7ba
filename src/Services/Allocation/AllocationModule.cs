using System.Data;
using TransferScheme.Allocation.Alerting;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Answering;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Batches;
using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Exporting;
using TransferScheme.Allocation.Forecasting;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Publishing;
using TransferScheme.Allocation.Reasons;
using TransferScheme.Allocation.Registering;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Allocation.Standards;
using TransferScheme.Allocation.Succeeding;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Allocation.Viewing;
using TransferScheme.Contracts.AgeAssessments;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;
using Messages = TransferScheme.Contracts.Allocation;
using Reviews = TransferScheme.Contracts.Refusals;

namespace TransferScheme.Allocation;

/// <summary>The Allocation service: whose turn it is, and the offers that follow.</summary>
public static class AllocationModule
{
    /// <summary>Registers the service: its store, its handlers and the registration of its first data.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddAllocation(this WebApplicationBuilder builder)
    {
        builder.AddSchemeStore<IAllocationStore>("allocation", Configure, AllocationPublisher.Message);
        builder.AddDeadlines<IAllocationStore, Offer, OfferEvent>("allocation", OfferDeadlines.Of);

        // Each appends to the rota at the version that it decided on: another's entry in between is a conflict, in whatever isolation.
        // A count or a rule that changes meanwhile is as if it came after. Whoever also depends on the rota must append to it.
        builder.Services
            .AddHandler<IAllocationStore, ReferralFoundEligible, WhenReferralFoundEligible>(
                "allocation-when-referral-found-eligible", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, Messages.OfferAccepted, WhenOfferAccepted>(
                "allocation-when-offer-accepted", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, TransferCompleted, WhenTransferCompleted>(
                "allocation-when-transfer-completed", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, ReferralWithdrawn, WhenReferralWithdrawn>(
                "allocation-when-referral-withdrawn", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, ReferralClosed, WhenReferralClosed>(
                "allocation-when-referral-closed", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, ChildLeftGroup, WhenChildLeftGroup>(
                "allocation-when-child-left-group", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, Reviews.ReasonsAccepted, WhenReasonsAccepted>(
                "allocation-when-reasons-accepted", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, Reviews.ObligationReaffirmed, WhenObligationReaffirmed>(
                "allocation-when-obligation-reaffirmed", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, CasePassedToSuccessor, WhenCasePassedToSuccessor>(
                "allocation-when-case-passed-to-successor", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, ReferralHeld, WhenReferralHeld>("allocation-when-referral-held")
            .AddHandler<IAllocationStore, HoldReleased, WhenHoldReleased>("allocation-when-hold-released")
            .AddHandler<IAllocationStore, Reviews.DirectionGiven, WhenDirectionGiven>("allocation-when-direction-given")
            .AddHandler<IAllocationStore, Reviews.DirectionWithdrawn, WhenDirectionWithdrawn>("allocation-when-direction-withdrawn")
            .AddHandler<IAllocationStore, Reviews.DirectionAnswered, WhenDirectionAnswered>("allocation-when-direction-answered")
            .AddHandler<IAllocationStore, Reviews.DirectionPassedToSuccessor, WhenDirectionPassedToSuccessor>(
                "allocation-when-direction-passed-to-successor")
            .AddHandler<IAllocationStore, OutcomeDue, WhenOutcomeDue>("allocation-when-outcome-due")
            .AddHandler<IAllocationStore, ChildrenDidNotArrive, WhenChildrenDidNotArrive>("allocation-when-children-did-not-arrive")
            .AddHandler<IAllocationStore, ChildrenFound, WhenChildrenFound>("allocation-when-children-found")
            .AddHandler<IAllocationStore, AgeClockDueSoon, WhenAgeClockDueSoon>(
                "allocation-when-age-clock-due-soon", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, AgeClockBreached, WhenAgeClockBreached>(
                "allocation-when-age-clock-breached", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, AgeClockEscalated, WhenAgeClockEscalated>(
                "allocation-when-age-clock-escalated", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, AgeInUseChanged, WhenAgeInUseChanged>(
                "allocation-when-age-in-use-changed", IsolationLevel.ReadCommitted)
            .AddSingleton<Ending>()
            .AddSingleton<LatestRota>()
            .AddSingleton<LatestScheme>()
            .AddSingleton<MatchingFactsOf>()
            .AddAccessLog<IAllocationStore>("allocation")
            .AddSingleton<SwapFactsOf>()
            .AddSingleton(ViewAllocations.Index)
            .AddSingleton(ViewOffers.Index)
            .AddHostedService<RetryUnplaced>()
            .AddHostedService<ReleaseTurns>()
            .AddSingleton<LatestForecast>()
            .AddSingleton<Registration>()
            .AddSingleton<IReadiness>(provider => provider.GetRequiredService<Registration>())
            .AddHostedService(provider => provider.GetRequiredService<Registration>());
        builder.Services.AddSingleton(NoticeSettings.Read(builder.Configuration))
            .AddSingleton<INoticeChannel>(provider => provider.GetRequiredService<NoticeSettings>().Smtp is null
                ? ActivatorUtilities.CreateInstance<LogChannel>(provider)
                : ActivatorUtilities.CreateInstance<SmtpChannel>(provider))
            .AddSingleton<Delivery>()
            .AddHostedService<NotifyOffices>().AddHostedService<AlertOffices>().AddHostedService<AskForOutcomes>()
            .AddHostedService<TellOfStatutoryClocks>().AddHostedService<GiveNotice>();
        return builder;
    }

    /// <summary>Maps the service's routes.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointRouteBuilder MapAllocation(this IEndpointRouteBuilder routes)
    {
        var authorities = routes.MapGroup("/api/v1/authorities");
        ViewAuthorities.Map(authorities);
        DeclareChildrenLookedAfter.Map(authorities);
        SetParticipation.Map(authorities);
        DeclareCapacity.Map(authorities);
        SucceedAuthority.Map(authorities);
        ViewContacts.Map(authorities);
        SetContacts.Map(authorities);
        ViewServices.Map(authorities);
        ReturnServices.Map(authorities);
        var regions = routes.MapGroup("/api/v1/regions");
        ViewStandards.Map(regions);
        SetStandards.Map(regions);
        ViewReasonCodes.Map(routes);
        var rota = routes.MapGroup("/api/v1/rota");
        var allocations = routes.MapGroup("/api/v1/allocations");
        ViewRota.Map(rota);
        AdoptRules.Map(rota);
        PreviewRules.Map(rota);
        ExportRota.Map(rota);
        ViewForecast.Map(rota);
        ViewReceipts.Map(rota, allocations);
        ViewAllocations.Map(allocations);
        ApproveOtherRegion.Map(allocations);
        MakeOffer.Map(allocations);
        RerouteReferral.Map(allocations);
        ProposeBatch.Map(allocations);
        ConfirmBatch.Map(allocations);
        var offers = routes.MapGroup("/api/v1/offers");
        ViewOffers.Map(offers);
        AcceptOffer.Map(offers);
        VolunteerOffer.Map(offers);
        AskQuestion.Map(offers);
        AnswerQuestion.Map(offers);
        RequestDeferral.Map(offers);
        DecideDeferral.Map(offers);
        DeclineOffer.Map(offers);
        TakeDeclineBack.Map(offers);
        PreviewDecline.Map(offers);
        ProposeSwap.Map(offers);
        AgreeToSwap.Map(offers);
        RefuseSwap.Map(offers);
        MeetCondition.Map(offers);
        ViewTimelines.Map(allocations, offers);
        ViewAccessLogs.Map(allocations, offers);
        return routes;
    }

    /// <summary>The service's events, under the names they are stored by for good, and its states.</summary>
    internal static void Configure(StoreOptions options)
    {
        var events = options.Events;
        events.MapEventType<RulesAdopted>("rules_adopted");
        events.MapEventType<AuthorityRegistered>("authority_registered");
        events.MapEventType<ChildrenLookedAfterDeclared>("children_looked_after_declared");
        events.MapEventType<ChildrenArrived>("children_arrived");
        events.MapEventType<ChildrenDeparted>("children_departed");
        events.MapEventType<ParticipationSet>("participation_set");
        events.MapEventType<CapacityDeclared>("capacity_declared");
        events.MapEventType<AuthoritySucceeded>("authority_succeeded");
        events.MapEventType<ContactsSet>("contacts_set");
        events.MapEventType<ServicesReturned>("services_returned");
        events.MapEventType<RegionRegistered>("region_registered");
        events.MapEventType<StandardsSet>("standards_set");
        events.MapEventType<PositionsSeen>("positions_seen");
        events.MapEventType<Decided>("decided");
        events.MapEventType<Unplaced>("unplaced");
        events.MapEventType<ReservationMoved>("reservation_moved");
        events.MapEventType<DecisionReversed>("decision_reversed");
        events.MapEventType<VoluntaryTaken>("voluntary_taken");
        events.MapEventType<SeatsTaken>("seats_taken");
        events.MapEventType<ReservationDebited>("reservation_debited");
        events.MapEventType<TurnCompleted>("turn_completed");
        events.MapEventType<DebitReversed>("debit_reversed");
        events.MapEventType<DebitMoved>("debit_moved");
        events.MapEventType<UnplacedEnded>("unplaced_ended");
        events.MapEventType<AuthorityRecommended>("authority_recommended");
        events.MapEventType<NoAuthorityFound>("no_authority_found");
        events.MapEventType<AllocationOffered>("allocation_offered");
        events.MapEventType<AllocationVolunteered>("allocation_volunteered");
        events.MapEventType<OtherRegionApproved>("other_region_approved");
        events.MapEventType<SeatGiven>("seat_given");
        events.MapEventType<BatchConfirmed>("batch_confirmed");
        events.MapEventType<AllocationAccepted>("allocation_accepted");
        events.MapEventType<AllocationSwapped>("allocation_swapped");
        events.MapEventType<AllocationCompleted>("allocation_completed");
        events.MapEventType<AllocationWithdrawn>("allocation_withdrawn");
        events.MapEventType<AllocationClosed>("allocation_closed");
        events.MapEventType<ChildLeft>("child_left");
        events.MapEventType<OfferMade>("offer_made");
        events.MapEventType<OfferAccepted>("offer_accepted");
        events.MapEventType<OfferResponseDueSoon>("offer_response_due_soon");
        events.MapEventType<OfferResponseOverdue>("offer_response_overdue");
        events.MapEventType<OfferWithdrawn>("offer_withdrawn");
        events.MapEventType<ReferralQueried>("referral_queried");
        events.MapEventType<QueryAnswered>("query_answered");
        events.MapEventType<DeferralRequested>("deferral_requested");
        events.MapEventType<DeferralGranted>("deferral_granted");
        events.MapEventType<DeferralNotGranted>("deferral_not_granted");
        events.MapEventType<RecordViewed>("record_viewed");
        events.MapEventType<OfferDeclined>("offer_declined");
        events.MapEventType<DeclineWithdrawn>("decline_withdrawn");
        events.MapEventType<OfferReaffirmed>("offer_reaffirmed");
        events.MapEventType<DeclineSettled>("decline_settled");
        events.MapEventType<AllocationDeclined>("allocation_declined");
        events.MapEventType<AllocationOfferedAgain>("allocation_offered_again");
        events.MapEventType<DeclineStood>("decline_stood");
        events.MapEventType<SwapProposed>("swap_proposed");
        events.MapEventType<SwapNotAgreed>("swap_not_agreed");
        events.MapEventType<SwapLapsed>("swap_lapsed");
        events.MapEventType<OfferSuperseded>("offer_superseded");
        events.MapEventType<ConditionMet>("condition_met");
        events.MapEventType<ConditionOverdue>("condition_overdue");
        events.MapEventType<OfferPassedToSuccessor>("offer_passed_to_successor");
        events.MapEventType<AllocationPassedToSuccessor>("allocation_passed_to_successor");
        events.MapEventType<TurnLapsed>("turn_lapsed");
        options.Schema.For<ReferralHold>();
        options.Schema.For<DirectedReturn>();
        options.Schema.For<AwaitedOutcome>();
        options.Schema.For<AwaitedNotice>();
        events.MapEventType<NoticeDelivered>("notice_delivered");
        events.MapEventType<NoticeFailed>("notice_failed");
        events.MapEventType<StatutoryNoticeDelivered>("statutory_notice_delivered");
        events.MapEventType<StatutoryNoticeFailed>("statutory_notice_failed");
        options.Schema.For<NoticeDue>();
        events.MapEventType<AlertRaised>("alert_raised");
        events.MapEventType<AlertCleared>("alert_cleared");
        events.MapEventType<AlertDelivered>("alert_delivered");
        events.MapEventType<AlertNotDelivered>("alert_not_delivered");
        options.Projections.Add<SchemeRulesProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<AuthorityProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<AuthorityContactsProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<AuthorityServicesProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<RegionProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<AllocationProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<OfferProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<NoticesProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<AlertProjection>(ProjectionLifecycle.Inline);
    }
}
