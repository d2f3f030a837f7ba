using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Allocation.Alerting;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Batches;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Allocation.Standards;
using TransferScheme.Allocation.Tests.Alerting;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Tests;

/// <summary>Every event is closed, sealed, mapped, read by its projection and handled by the fold; a new one is caught here.</summary>
public sealed class EventTests
{
    static readonly Type[] Unions = [typeof(SchemeRulesEvent), typeof(AuthorityEvent), typeof(RotaEvent), typeof(AllocationEvent),
        typeof(OfferEvent), typeof(RegionEvent), typeof(BatchEvent), typeof(NoticeEvent), typeof(AlertEvent)];

    public static TheoryData<Type> Events() => [.. Unions.SelectMany(EventsOf)];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_is_sealed_and_its_union_closed(Type e)
    {
        e.IsSealed.ShouldBeTrue();
        e.BaseType!.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .ShouldAllBe(c => c.IsPrivate || c.IsFamilyAndAssembly || (c.IsFamily && c.GetParameters().Length == 1));
    }

    // An event that the fold does not know is an InvalidOperationException with its name; any other outcome means it got an arm.
    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_has_an_arm_in_the_fold(Type e)
    {
        var blank = RuntimeHelpers.GetUninitializedObject(e);
        var unknown = $"{e.Name} cannot come here";
        States(e.BaseType!).Any(fold => !Outcome(() => fold(blank)).StartsWith(unknown, StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void Every_event_keeps_its_stored_name()
    {
        using var services = new ServiceCollection().AddMartenStore<IAllocationStore>(options =>
        {
            options.Connection("Host=127.0.0.1;Database=never-opened");
            options.DatabaseSchemaName = "allocation";
            AllocationModule.Configure(options);
        }).Services.BuildServiceProvider();
        using var session = services.GetRequiredService<IAllocationStore>().LightweightSession();
        var blanks = Unions.SelectMany(EventsOf).Select(RuntimeHelpers.GetUninitializedObject);
        session.Events.StartStream<Offer>(Guid.NewGuid(), blanks).Events.Select(e => e.EventTypeName).Order(StringComparer.Ordinal)
            .ShouldBe(
        [
            "alert_cleared", "alert_delivered", "alert_not_delivered", "alert_raised", "allocation_accepted", "allocation_closed", "allocation_completed", "allocation_declined", "allocation_offered",
            "allocation_offered_again", "allocation_passed_to_successor", "allocation_swapped", "allocation_volunteered", "allocation_withdrawn", "authority_recommended",
            "authority_registered", "authority_succeeded", "batch_confirmed", "capacity_declared", "child_left", "children_arrived",
            "children_departed", "children_looked_after_declared", "condition_met", "condition_overdue", "contacts_set", "debit_moved",
            "debit_reversed", "decided", "decision_reversed", "decline_settled", "decline_stood", "decline_withdrawn", "deferral_granted",
            "deferral_not_granted", "deferral_requested", "no_authority_found", "notice_delivered", "notice_failed", "offer_accepted",
            "offer_declined", "offer_made", "offer_passed_to_successor", "offer_reaffirmed", "offer_response_due_soon", "offer_response_overdue", "offer_superseded",
            "offer_withdrawn", "other_region_approved", "participation_set", "positions_seen", "query_answered", "referral_queried",
            "region_registered", "reservation_debited", "reservation_moved", "rules_adopted", "seat_given", "seats_taken",
            "services_returned", "standards_set", "statutory_notice_delivered", "statutory_notice_failed", "swap_lapsed",
            "swap_not_agreed", "swap_proposed", "turn_completed", "turn_lapsed", "unplaced",
            "unplaced_ended", "voluntary_taken",
        ]);
    }

    [Fact]
    public void Text_in_events_is_codes_and_what_councils_and_regions_publish_and_all_else_is_sealed()
    {
        var texts = Unions.SelectMany(EventsOf)
            .SelectMany(e => e.GetProperties().Where(p => p.PropertyType == typeof(string)), (e, p) => $"{e.Name}.{p.Name}")
            .Order(StringComparer.Ordinal);
        texts.ShouldBe(
        [
            "AlertDelivered.Proof", "AlertNotDelivered.Reason", "AlertRaised.EntryAuthority", "AlertRaised.ReceivingAuthority",
                "AlertRaised.Reference",
            "AllocationAccepted.Authority", "AllocationClosed.ReasonCode", "AllocationCompleted.Authority",
                "AllocationDeclined.Authority", "AllocationOffered.ApprovedBy", "AllocationOffered.Authority", "AllocationOffered.By",
                "AllocationOffered.ReasonCode", "AllocationOffered.Region", "AllocationOfferedAgain.Authority",
                "AllocationPassedToSuccessor.Authority", "AllocationPassedToSuccessor.Region", "AllocationPassedToSuccessor.Successor",
                "AllocationSwapped.Authority",
                "AllocationVolunteered.Authority",
                "AllocationVolunteered.By", "AllocationVolunteered.Region", "AllocationWithdrawn.ReasonCode",
            "AuthorityRecommended.Chosen", "AuthorityRecommended.PinnedRules", "AuthorityRecommended.Region",
                "AuthorityRecommended.Sentence",
            "AuthorityRegistered.Code", "AuthorityRegistered.Name", "AuthorityRegistered.Nation", "AuthorityRegistered.PopulationYear",
                "AuthorityRegistered.Region", "AuthoritySucceeded.Code", "AuthoritySucceeded.OpenCases", "BatchConfirmed.Region",
            "ConditionMet.Authority", "ConditionOverdue.Authority", "DebitMoved.From", "DebitMoved.To",
            "DebitReversed.Authority", "Decided.Chosen", "Decided.Hash", "Decided.Region", "Decided.RulesVersion", "DecisionReversed.Authority",
                "DeclineSettled.Authority", "DeclineStood.Authority", "DeclineStood.ReasonCode", "DeclineWithdrawn.Authority",
                "DeferralGranted.Authority", "DeferralGranted.Region", "DeferralNotGranted.Authority", "DeferralNotGranted.Region",
                "DeferralRequested.Authority", "DeferralRequested.GroundCode",
                "NoAuthorityFound.PinnedRules", "NoAuthorityFound.Sentence",
            "NoticeDelivered.Occasion", "NoticeDelivered.Office", "NoticeDelivered.Proof", "NoticeFailed.Occasion", "NoticeFailed.Office",
                "NoticeFailed.Reason",
            "OfferAccepted.Authority", "OfferAccepted.PlacementType", "OfferDeclined.Authority", "OfferMade.Authority", "OfferMade.Region",
                "OfferPassedToSuccessor.Authority", "OfferPassedToSuccessor.Region", "OfferPassedToSuccessor.Successor",
                "OfferReaffirmed.Authority", "OfferReaffirmed.Region",
                "OfferResponseDueSoon.Authority", "OfferResponseDueSoon.Region", "OfferResponseOverdue.Authority",
                "OfferResponseOverdue.Region", "OfferSuperseded.Authority", "OfferSuperseded.NewAuthority", "OfferSuperseded.NewRegion",
                "OfferWithdrawn.Authority", "OfferWithdrawn.Reason",
                "OtherRegionApproved.Authority", "OtherRegionApproved.By", "OtherRegionApproved.ReasonCode", "ParticipationSet.ReasonCode",
                "QueryAnswered.Authority", "QueryAnswered.Region", "ReferralQueried.Authority", "RegionRegistered.Slug",
                "ReservationDebited.Authority",
            "ReservationMoved.ApprovedBy", "ReservationMoved.By", "ReservationMoved.From", "ReservationMoved.ReasonCode",
                "ReservationMoved.To", "RulesAdopted.Name", "RulesAdopted.WeightsBasis", "SeatGiven.Chosen", "SeatGiven.Sentence",
                "ServicesReturned.Authority", "ServicesReturned.Form",
                "StandardsSet.AgeAssessmentPractice", "StandardsSet.Standards", "StatutoryNoticeDelivered.Office",
                "StatutoryNoticeDelivered.Proof", "StatutoryNoticeFailed.Office", "StatutoryNoticeFailed.Reason", "SwapLapsed.Authority", "SwapLapsed.Taker",
                "SwapNotAgreed.Authority", "SwapNotAgreed.Taker", "SwapProposed.Authority", "SwapProposed.Taker", "TurnCompleted.Authority",
                "TurnLapsed.Authority", "TurnLapsed.Reason",
                "Unplaced.Hash", "Unplaced.RulesVersion", "VoluntaryTaken.Authority", "VoluntaryTaken.Referral",
        ]);
        typeof(AllocationOffered).GetProperty(nameof(AllocationOffered.Note))!.PropertyType.ShouldBe(typeof(Sealed<PickNote>));
        typeof(OfferAccepted).GetProperty(nameof(OfferAccepted.Details))!.PropertyType.ShouldBe(typeof(Sealed<PlacementDetails>));
        typeof(ReferralQueried).GetProperty(nameof(ReferralQueried.Text))!.PropertyType.ShouldBe(typeof(Sealed<QuestionText>));
    }

    static IEnumerable<Type> EventsOf(Type union) => union.Assembly.GetTypes().Where(t => t.BaseType == union);

    static IEnumerable<Action<object>> States(Type union) => union.Name switch
    {
        nameof(SchemeRulesEvent) => [e => SchemeRules.Evolve(null, (SchemeRulesEvent)e)],
        nameof(AuthorityEvent) =>
            [e => Authority.Evolve(null, (AuthorityEvent)e), e => Authority.Evolve(Sample.Facts.Authority("N1"), (AuthorityEvent)e)],
        nameof(RegionEvent) =>
            [e => Region.Evolve(null, (RegionEvent)e), e => Region.Evolve(new Region { Slug = "wales" }, (RegionEvent)e)],
        nameof(RotaEvent) => [e => RotaBook.Evolve(Sample.Book, (RotaEvent)e)],
        nameof(AllocationEvent) =>
            [e => AllocationCase.Evolve(null, (AllocationEvent)e),
                e => AllocationCase.Evolve(AllocationCase.Evolve(null, Sample.Recommended), (AllocationEvent)e),
                e => AllocationCase.Evolve(AllocationCase.Evolve(Sample.Waiting(), Sample.Offered), (AllocationEvent)e)],
        nameof(AlertEvent) =>
            [e => Alert.Evolve(null, (AlertEvent)e), e => Alert.Evolve(Alert.Evolve(null, AlertTests.Raised), (AlertEvent)e)],
        nameof(NoticeEvent) => [e => Notices.Evolve(null, (NoticeEvent)e)],
        nameof(OfferEvent) =>
            [e => Offer.Evolve(null, (OfferEvent)e), e => Offer.Evolve(Offer.Evolve(null, Sample.Made()), (OfferEvent)e),
                e => Offer.Evolve(Sample.DeclinedOffer, (OfferEvent)e)],
        nameof(BatchEvent) => [e => Batch.Evolve(null, (BatchEvent)e)],
        _ => [],
    };

    static string Outcome(Action act)
    {
        try
        {
            act();
            return "";
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or ArgumentNullException or KeyNotFoundException)
        {
            return e.Message;
        }
    }
}
