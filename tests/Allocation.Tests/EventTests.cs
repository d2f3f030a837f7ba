using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Rules;
using TransferScheme.Allocation.Standards;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Tests;

/// <summary>Every event is closed, sealed, mapped, read by its projection and handled by the fold; a new one is caught here.</summary>
public sealed class EventTests
{
    static readonly Type[] Unions = [typeof(SchemeRulesEvent), typeof(AuthorityEvent), typeof(RotaEvent), typeof(AllocationEvent),
        typeof(OfferEvent), typeof(RegionEvent)];

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
            "allocation_accepted", "allocation_completed", "allocation_offered", "allocation_volunteered", "authority_recommended",
            "authority_registered", "authority_succeeded", "capacity_declared", "children_arrived", "children_departed",
            "children_looked_after_declared", "contacts_set", "decided", "decision_reversed", "no_authority_found", "offer_accepted",
            "offer_made", "other_region_approved", "participation_set", "positions_seen", "region_registered", "reservation_debited",
            "reservation_moved", "rules_adopted", "services_returned", "standards_set", "turn_completed", "unplaced", "voluntary_taken",
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
            "AllocationAccepted.Authority", "AllocationCompleted.Authority", "AllocationOffered.ApprovedBy", "AllocationOffered.Authority",
                "AllocationOffered.By", "AllocationOffered.ReasonCode", "AllocationOffered.Region", "AllocationVolunteered.Authority",
                "AllocationVolunteered.By", "AllocationVolunteered.Region",
            "AuthorityRecommended.Chosen", "AuthorityRecommended.PinnedRules", "AuthorityRecommended.Region",
                "AuthorityRecommended.Sentence",
            "AuthorityRegistered.Code", "AuthorityRegistered.Name", "AuthorityRegistered.Nation", "AuthorityRegistered.PopulationYear",
                "AuthorityRegistered.Region",
            "Decided.Chosen", "Decided.Hash", "Decided.Region", "Decided.RulesVersion", "DecisionReversed.Authority",
                "NoAuthorityFound.PinnedRules", "NoAuthorityFound.Sentence",
            "OfferAccepted.Authority", "OfferAccepted.PlacementType", "OfferMade.Authority", "OfferMade.Region",
                "OtherRegionApproved.Authority", "OtherRegionApproved.By", "OtherRegionApproved.ReasonCode", "ParticipationSet.ReasonCode",
                "RegionRegistered.Slug",
                "ReservationDebited.Authority",
            "ReservationMoved.ApprovedBy", "ReservationMoved.By", "ReservationMoved.From", "ReservationMoved.ReasonCode",
                "ReservationMoved.To", "RulesAdopted.Name", "RulesAdopted.WeightsBasis", "ServicesReturned.Form",
                "StandardsSet.AgeAssessmentPractice", "StandardsSet.Standards", "TurnCompleted.Authority",
                "Unplaced.Hash", "Unplaced.RulesVersion", "VoluntaryTaken.Authority", "VoluntaryTaken.Referral",
        ]);
        typeof(AllocationOffered).GetProperty(nameof(AllocationOffered.Note))!.PropertyType.ShouldBe(typeof(Sealed<PickNote>));
        typeof(OfferAccepted).GetProperty(nameof(OfferAccepted.Details))!.PropertyType.ShouldBe(typeof(Sealed<PlacementDetails>));
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
                e => AllocationCase.Evolve(AllocationCase.Evolve(null, Sample.Recommended), (AllocationEvent)e)],
        nameof(OfferEvent) => [e => Offer.Evolve(null, (OfferEvent)e), e => Offer.Evolve(Offer.Evolve(null, Sample.Made()), (OfferEvent)e)],
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
