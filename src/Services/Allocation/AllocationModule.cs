using System.Data;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Exporting;
using TransferScheme.Allocation.Forecasting;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Publishing;
using TransferScheme.Allocation.Reasons;
using TransferScheme.Allocation.Registering;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Allocation.Standards;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;
using Messages = TransferScheme.Contracts.Allocation;

namespace TransferScheme.Allocation;

/// <summary>The Allocation service: whose turn it is, and the offers that follow.</summary>
public static class AllocationModule
{
    /// <summary>Registers the service: its store, its handlers and the registration of its first data.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddAllocation(this WebApplicationBuilder builder)
    {
        builder.AddSchemeStore<IAllocationStore>("allocation", Configure, AllocationPublisher.Message);

        // Each appends to the rota at the version that it decided on: another's entry in between is a conflict, in whatever isolation.
        // A count or a rule that changes meanwhile is as if it came after. Whoever also depends on the rota must append to it.
        builder.Services
            .AddHandler<IAllocationStore, ReferralFoundEligible, WhenReferralFoundEligible>(
                "allocation-when-referral-found-eligible", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, Messages.OfferAccepted, WhenOfferAccepted>(
                "allocation-when-offer-accepted", IsolationLevel.ReadCommitted)
            .AddHandler<IAllocationStore, TransferCompleted, WhenTransferCompleted>(
                "allocation-when-transfer-completed", IsolationLevel.ReadCommitted)
            .AddSingleton<LatestRota>()
            .AddSingleton<LatestScheme>()
            .AddHostedService<RetryUnplaced>()
            .AddSingleton<LatestForecast>()
            .AddSingleton<Registration>()
            .AddSingleton<IReadiness>(provider => provider.GetRequiredService<Registration>())
            .AddHostedService(provider => provider.GetRequiredService<Registration>());
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
        var offers = routes.MapGroup("/api/v1/offers");
        ViewOffers.Map(offers);
        AcceptOffer.Map(offers);
        VolunteerOffer.Map(offers);
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
        events.MapEventType<ReservationDebited>("reservation_debited");
        events.MapEventType<TurnCompleted>("turn_completed");
        events.MapEventType<AuthorityRecommended>("authority_recommended");
        events.MapEventType<NoAuthorityFound>("no_authority_found");
        events.MapEventType<AllocationOffered>("allocation_offered");
        events.MapEventType<AllocationVolunteered>("allocation_volunteered");
        events.MapEventType<OtherRegionApproved>("other_region_approved");
        events.MapEventType<AllocationAccepted>("allocation_accepted");
        events.MapEventType<AllocationCompleted>("allocation_completed");
        events.MapEventType<OfferMade>("offer_made");
        events.MapEventType<OfferAccepted>("offer_accepted");
        options.Projections.Add<SchemeRulesProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<AuthorityProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<AuthorityContactsProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<AuthorityServicesProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<RegionProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<AllocationProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<OfferProjection>(ProjectionLifecycle.Inline);
    }
}
