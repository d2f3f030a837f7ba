using Microsoft.Extensions.Configuration;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Attaching;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Arranging;
using TransferScheme.Referrals.Attaching;
using TransferScheme.Referrals.BreakingGlass;
using TransferScheme.Referrals.Closing;
using TransferScheme.Referrals.Duplicates;
using TransferScheme.Referrals.GoingMissing;
using TransferScheme.Referrals.Guarding;
using TransferScheme.Referrals.HandingOver;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Hearing;
using TransferScheme.Referrals.Holding;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.OpeningIdentity;
using TransferScheme.Referrals.Publishing;
using TransferScheme.Referrals.Returning;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Succeeding;
using TransferScheme.Referrals.Timing;
using TransferScheme.Referrals.Travelling;
using TransferScheme.Referrals.Viewing;
using TransferScheme.Referrals.Withdrawing;
using Ages = TransferScheme.Contracts.AgeAssessments;
using Messages = TransferScheme.Contracts.Referrals;

namespace TransferScheme.Referrals;

/// <summary>The Referrals service: the child's way through the scheme.</summary>
public static class ReferralsModule
{
    /// <summary>Registers the service: its store, its handlers and what its slices need.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddReferrals(this WebApplicationBuilder builder)
    {
        builder.AddSchemeStore<IReferralStore>("referrals", Configure, ReferralsPublisher.Message);
        var outcome = new OutcomeDeadline(builder.Configuration.GetValue("Referrals:OutcomeDays", OutcomeDeadline.Days));
        var arrivals = ArrivalDeadline.Read(builder.Configuration);
        builder.AddDeadlines<IReferralStore, Referral, ReferralEvent>(
            "referrals", r => [.. StatutoryDeadlines.Of(r), .. arrivals.Of(r), .. EffectDeadline.Of(r), .. outcome.Of(r)]);
        builder.AddDocuments<IReferralStore>("referrals");
        builder.Services.AddSingleton(outcome);
        builder.Services.AddSingleton<FormSealing>().AddSingleton<FormerCases>().AddSingleton<SchemeFigures>().AddSingleton<Judge>()
            .AddSingleton<Cure>().AddSingleton<AgeGuard>().AddSingleton<RecomputeAge>().AddAccessLog<IReferralStore>("referrals");
        builder.Services.AddSingleton<DuplicateIndex>().AddSingleton(ReferenceNumbers.Schema).AddSingleton(DuplicateIndex.Schema)
            .AddSingleton(ListReferrals.Index)
            .AddSingleton<IAlarm, EmergencyAlarm>();
        builder.Services.AddSingleton(new ReviewRules(builder.Configuration.GetValue("Referrals:StaleReviewDays", ReviewRules.Days)));
        builder.Services.AddSingleton<FiguresKnown>().AddHostedService(provider => provider.GetRequiredService<FiguresKnown>());
        builder.Services.AddSingleton<IReadiness>(provider => provider.GetRequiredService<FiguresKnown>());
        builder.Services
            .AddHandler<IReferralStore, AuthorityPositionChanged, WhenAuthorityPositionChanged>("referrals-when-authority-position-changed")
            .AddHandler<IReferralStore, Messages.ReferralFoundIneligible, WhenReferralFoundIneligible>(
                "referrals-when-referral-found-ineligible")
            .AddHandler<IReferralStore, SchemeRulesAdopted, WhenSchemeRulesAdopted>("referrals-when-scheme-rules-adopted")
            .AddHandler<IReferralStore, OfferMade, WhenOfferMade>("referrals-when-offer-made")
            .AddHandler<IReferralStore, OfferAccepted, WhenOfferAccepted>("referrals-when-offer-accepted")
            .AddHandler<IReferralStore, OfferWithdrawn, WhenOfferWithdrawn>("referrals-when-offer-withdrawn")
            .AddHandler<IReferralStore, OfferDeclined, WhenOfferDeclined>("referrals-when-offer-declined")
            .AddHandler<IReferralStore, OfferReaffirmed, WhenOfferReaffirmed>("referrals-when-offer-reaffirmed")
            .AddHandler<IReferralStore, DeclineSettled, WhenDeclineSettled>("referrals-when-decline-settled")
            .AddHandler<IReferralStore, ReferralQueried, WhenReferralQueried>("referrals-when-referral-queried")
            .AddHandler<IReferralStore, QueryAnswered, WhenQueryAnswered>("referrals-when-query-answered")
            .AddHandler<IReferralStore, OfferSwapped, WhenOfferSwapped>("referrals-when-offer-swapped")
            .AddHandler<IReferralStore, Ages.AgeFindingMade, WhenAgeFindingMade>("referrals-when-age-finding-made")
            .AddHandler<IReferralStore, Ages.AgeDecisionQuashed, WhenAgeDecisionQuashed>("referrals-when-age-decision-quashed")
            .AddHandler<IReferralStore, AuthoritySucceeded, WhenAuthoritySucceeded>("referrals-when-authority-succeeded");
        builder.Services.AddSingleton<Successions>().AddHostedService<PassCases>();
        return builder;
    }

    /// <summary>Maps the service's routes.</summary>
    /// <param name="routes">The host's routes.</param>
    public static IEndpointRouteBuilder MapReferrals(this IEndpointRouteBuilder routes)
    {
        var referrals = routes.MapGroup("/api/v1/referrals");
        SubmitReferral.Map(referrals);
        RecordSection.Map(referrals);
        AttachDocument.Map(referrals);
        GetDocument.Map(referrals);
        GetReferral.Map(referrals);
        GetMatchingFacts.Map(referrals);
        ListReferrals.Map(referrals);
        ViewAccessLog.Map(referrals);
        GetTimeline.Map(referrals);
        OpenIdentity.Map(referrals);
        BreakGlass.Map(referrals);
        ViewBreakGlass.Map(referrals);
        ReviewBreakGlass.Map(referrals);
        ReturnReferral.Map(referrals);
        OverruleRules.Map(referrals);
        HoldReferral.Map(referrals);
        ReleaseHold.Map(referrals);
        OpenMissingEpisode.Map(referrals);
        CloseMissingEpisode.Map(referrals);
        RecordPoliceReference.Map(referrals);
        AgreeAgePlan.Map(referrals);
        RecordObjection.Map(referrals);
        ReviewBestInterests.Map(referrals);
        WithdrawalPreview.Map(referrals);
        WithdrawReferral.Map(referrals);
        CloseReferral.Map(referrals);
        RecordOutcome.Map(referrals);
        NameSuccessor.Map(referrals);
        var transfers = routes.MapGroup("/api/v1/transfers");
        GetTransfer.Map(transfers);
        ProposeArrangement.Map(transfers);
        SignArrangement.Map(transfers);
        ChangeHandoverItem.Map(transfers);
        SignHandover.Map(transfers);
        GetDeed.Map(transfers);
        RecordDeparture.Map(transfers);
        ConfirmArrival.Map(transfers);
        MoveExpectedArrival.Map(transfers);
        DisputeArrival.Map(transfers);
        DecideArrival.Map(transfers);
        RecordFailedMove.Map(transfers);
        return routes;
    }

    /// <summary>Names every event for good, so that code can be renamed without touching history.</summary>
    /// <param name="options">The store.</param>
    internal static void Configure(StoreOptions options)
    {
        options.Events.MapEventType<ReferralStarted>("referral_started");
        options.Events.MapEventType<ChildrenRecorded>("children_recorded");
        options.Events.MapEventType<SectionRecorded>("section_recorded");
        options.Events.MapEventType<DocumentAttached>("document_attached");
        options.Events.MapEventType<ReferralSubmitted>("referral_submitted");
        options.Events.MapEventType<ReferralFoundEligible>("referral_found_eligible");
        options.Events.MapEventType<ReferralFoundIneligible>("referral_found_ineligible");
        options.Events.MapEventType<OfferNoted>("offer_noted");
        options.Events.MapEventType<AcceptanceNoted>("acceptance_noted");
        options.Events.MapEventType<IdentityOpened>("identity_opened");
        options.Events.MapEventType<ArrangementProposed>("arrangement_proposed");
        options.Events.MapEventType<ArrangementSigned>("arrangement_signed");
        options.Events.MapEventType<ArrangementMade>("arrangement_made");
        options.Events.MapEventType<DepartureRecorded>("departure_recorded");
        options.Events.MapEventType<ArrivalConfirmed>("arrival_confirmed");
        options.Events.MapEventType<TransferCompleted>("transfer_completed");
        options.Events.MapEventType<StatutoryDueSoon>("statutory_due_soon");
        options.Events.MapEventType<StatutoryBreached>("statutory_breached");
        options.Events.MapEventType<ReferralHeld>("referral_held");
        options.Events.MapEventType<HoldReleased>("hold_released");
        options.Events.MapEventType<MissingEpisodeOpened>("missing_episode_opened");
        options.Events.MapEventType<MissingEpisodeClosed>("missing_episode_closed");
        options.Events.MapEventType<ObjectionRecorded>("objection_recorded");
        options.Events.MapEventType<BestInterestsReviewed>("best_interests_reviewed");
        options.Events.MapEventType<ReferralReturned>("referral_returned");
        options.Events.MapEventType<RulesOverruled>("rules_overruled");
        options.Events.MapEventType<OfferWithdrawalNoted>("offer_withdrawal_noted");
        options.Events.MapEventType<ReferralWithdrawn>("referral_withdrawn");
        options.Events.MapEventType<ReferralClosed>("referral_closed");
        options.Events.MapEventType<ChildLeftGroup>("child_left_group");
        options.Events.MapEventType<MoveFailed>("move_failed");
        options.Events.MapEventType<OutcomeDue>("outcome_due");
        options.Events.MapEventType<OutcomeRecorded>("outcome_recorded");
        options.Events.MapEventType<ReferredAgain>("referred_again");
        options.Events.MapEventType<QueryNoted>("query_noted");
        options.Events.MapEventType<QueryAnswerNoted>("query_answer_noted");
        options.Events.MapEventType<DeclineNoted>("decline_noted");
        options.Events.MapEventType<ReaffirmationNoted>("reaffirmation_noted");
        options.Events.MapEventType<DeclineSettlementNoted>("decline_settlement_noted");
        options.Events.MapEventType<SwapNoted>("swap_noted");
        options.Events.MapEventType<HandoverItemChanged>("handover_item_changed");
        options.Events.MapEventType<HandoverSigned>("handover_signed");
        options.Events.MapEventType<ExpectedArrivalMoved>("expected_arrival_moved");
        options.Events.MapEventType<ChildrenDidNotArrive>("children_did_not_arrive");
        options.Events.MapEventType<ChildrenFound>("children_found");
        options.Events.MapEventType<PoliceReferenceRecorded>("police_reference_recorded");
        options.Events.MapEventType<ArrivalDisputed>("arrival_disputed");
        options.Events.MapEventType<ArrivalTimeDecided>("arrival_time_decided");
        options.Events.MapEventType<TransferBarredByAge>("transfer_barred_by_age");
        options.Events.MapEventType<ArrivalAgreed>("arrival_agreed");
        options.Events.MapEventType<AgePlanAgreed>("age_plan_agreed");
        options.Events.MapEventType<AgeInUseChanged>("age_in_use_changed");
        options.Events.MapEventType<SuccessorNamed>("successor_named");
        options.Events.MapEventType<CasePassedToSuccessor>("case_passed_to_successor");
        options.Events.MapEventType<RecordViewed>("record_viewed");
        options.Events.MapEventType<GlassBroken>("glass_broken");
        options.Events.MapEventType<EmergencyReviewed>("emergency_reviewed");
        options.Projections.Add<EmergencyAccessProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<ReferralProjection>(ProjectionLifecycle.Inline);
        options.Schema.For<AuthorityFigures>();
        options.Schema.For<RulesInForce>();
        options.Schema.For<KnownSuccession>();
    }
}
