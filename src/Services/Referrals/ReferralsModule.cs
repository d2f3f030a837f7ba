using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Arranging;
using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Publishing;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Travelling;
using TransferScheme.Referrals.Viewing;
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
        builder.Services.AddSingleton<FormSealing>().AddSingleton<SchemeFigures>().AddSingleton<Cure>().AddSingleton<AccessLog>();
        builder.Services.AddSingleton(ReferenceNumbers.Schema);
        builder.Services.AddSingleton<FiguresKnown>().AddHostedService(provider => provider.GetRequiredService<FiguresKnown>());
        builder.Services.AddSingleton<IReadiness>(provider => provider.GetRequiredService<FiguresKnown>());
        builder.Services
            .AddHandler<IReferralStore, AuthorityPositionChanged, WhenAuthorityPositionChanged>("referrals-when-authority-position-changed")
            .AddHandler<IReferralStore, Messages.ReferralFoundIneligible, WhenReferralFoundIneligible>(
                "referrals-when-referral-found-ineligible")
            .AddHandler<IReferralStore, SchemeRulesAdopted, WhenSchemeRulesAdopted>("referrals-when-scheme-rules-adopted")
            .AddHandler<IReferralStore, OfferMade, WhenOfferMade>("referrals-when-offer-made")
            .AddHandler<IReferralStore, OfferAccepted, WhenOfferAccepted>("referrals-when-offer-accepted");
        return builder;
    }

    /// <summary>Maps the service's routes.</summary>
    /// <param name="routes">The host's routes.</param>
    public static IEndpointRouteBuilder MapReferrals(this IEndpointRouteBuilder routes)
    {
        var referrals = routes.MapGroup("/api/v1/referrals");
        SubmitReferral.Map(referrals);
        RecordSection.Map(referrals);
        GetReferral.Map(referrals);
        ListReferrals.Map(referrals);
        AccessLog.Map(referrals);
        var transfers = routes.MapGroup("/api/v1/transfers");
        GetTransfer.Map(transfers);
        ProposeArrangement.Map(transfers);
        SignArrangement.Map(transfers);
        RecordDeparture.Map(transfers);
        ConfirmArrival.Map(transfers);
        return routes;
    }

    /// <summary>Names every event for good, so that code can be renamed without touching history.</summary>
    /// <param name="options">The store.</param>
    internal static void Configure(StoreOptions options)
    {
        options.Events.MapEventType<ReferralStarted>("referral_started");
        options.Events.MapEventType<ChildrenRecorded>("children_recorded");
        options.Events.MapEventType<SectionRecorded>("section_recorded");
        options.Events.MapEventType<ReferralSubmitted>("referral_submitted");
        options.Events.MapEventType<ReferralFoundEligible>("referral_found_eligible");
        options.Events.MapEventType<ReferralFoundIneligible>("referral_found_ineligible");
        options.Events.MapEventType<OfferNoted>("offer_noted");
        options.Events.MapEventType<AcceptanceNoted>("acceptance_noted");
        options.Events.MapEventType<ArrangementProposed>("arrangement_proposed");
        options.Events.MapEventType<ArrangementSigned>("arrangement_signed");
        options.Events.MapEventType<ArrangementMade>("arrangement_made");
        options.Events.MapEventType<DepartureRecorded>("departure_recorded");
        options.Events.MapEventType<ArrivalConfirmed>("arrival_confirmed");
        options.Events.MapEventType<TransferCompleted>("transfer_completed");
        options.Events.MapEventType<RecordViewed>("record_viewed");
        options.Projections.Add<ReferralProjection>(ProjectionLifecycle.Inline);
        options.Schema.For<AuthorityFigures>();
        options.Schema.For<RulesInForce>();
    }
}
