using System.Reflection;
using System.Text.Json;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Publishing;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Standards;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Allocation.Tests.Publishing;

/// <summary>The wire form of every message, and which events give none.</summary>
public sealed class PublisherTests
{
    const string Stream = "01950000-0000-7000-8000-00000000000a";

    static readonly KnownPosition Known = new("N1", "Council N1", "England", "north-east", 100_000, "mid-2024", 11,
        new DateOnly(2026, 1, 1));

    const string Head = $$"""Id":"{{Stream}}","version":7,"occurredAt":"2026-03-02T10:00:00+00:00",""";

    const string Position =
        """authority":"N1","name":"Council N1","region":"north-east","nation":"England","childPopulation":100000,"populationYear":"mid-2024""";

    [Fact]
    public void Each_message_has_its_wire_form()
    {
        Wire(Sample.Rules).ShouldBe(
            $$"""SchemeRulesAdopted {"schemeRules{{Head}}"rulesVersion":"2022-08-24","validFrom":"2022-08-24","thresholdPer100000":100,"workingDaysInCare":10,"workingDaysNotInCare":5,"workingDaysToRespond":2,"cutOff":"17:00:00","authorities":4}""");
        Wire(new AuthorityRegistered("N1", "Council N1", "England", "north-east", 100_000, "mid-2024", false)).ShouldBe(
            $$"""AuthorityPositionChanged {"authority{{Head}}"{{Position}}"}""");
        AuthorityEvent[] moves =
        [
            new ChildrenLookedAfterDeclared(11, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1), Known),
            new ChildrenArrived(Sample.ReferralId, 1, new DateOnly(2026, 3, 1), Known),
            new ChildrenDeparted(Sample.ReferralId, 1, new DateOnly(2026, 3, 1), Known),
        ];
        moves.Select(Wire).Distinct().ShouldBe(
            [$$"""AuthorityPositionChanged {"authority{{Head}}"{{Position}}","childrenLookedAfter":11,"asOf":"2026-01-01"}"""]);
        Wire(Sample.Recommended).ShouldBe($$"""AuthorityRecommended {"referral{{Head}}"authority":"N1","region":"north-east"}""");
        Wire(Sample.Made()).ShouldBe(
            $$"""OfferMade {"offer{{Head}}"referralId":"0195a1c0-0000-7000-8000-000000000001","authority":"N1","region":"north-east","size":1,"respondBy":"2026-03-04T17:00:00+00:00"}""");
        Wire(new OfferAccepted(Sample.ReferralId, "N1", 2, "foster", Sample.Details)).ShouldBe(
            $$"""OfferAccepted {"offer{{Head}}"referralId":"0195a1c0-0000-7000-8000-000000000001","authority":"N1","size":2}""");
    }

    [Fact]
    public void The_ledger_and_the_steps_of_an_allocation_are_nobody_elses_business()
    {
        object[] own =
        [
            new PositionsSeen([]), Sample.Decided(1, Sample.Child),
                new Unplaced(Sample.DecisionId, 1, Sample.ReferralId, Sample.Child, "v", [], 1, Sample.Monday, ""),
            new ReservationMoved(Sample.ReferralId, "N1", "N2", 1, "safety", "picker"), new ReservationDebited(Sample.ReferralId, "N1", 1),
                new TurnCompleted(Sample.ReferralId, "N1", 1),
            new NoAuthorityFound(Sample.DecisionId, 1, [], "", Sample.Group(), "v", Sample.Monday), Sample.Offered,
            new AllocationAccepted(Sample.OfferId, "N1"), new AllocationCompleted("N1", Sample.Monday),
                new OtherRegionApproved(Sample.DecisionId, "S1", "safety", "somebody"),
            new AllocationVolunteered(Sample.OfferId, "S1", "scotland", Sample.Monday, "somebody"),
                new DecisionReversed(Sample.ReferralId, Sample.DecisionId, "N1", 1, [], []),
                new VoluntaryTaken(Sample.ReferralId, "r", "N1", 1, [], []),
        ];
        own.Select(Wire).ShouldAllBe(wire => wire == "");
    }

    [Fact]
    public void What_an_authority_may_take_and_what_councils_and_regions_say_of_themselves_is_nobody_elses_business()
    {
        object[] own =
        [
            new ParticipationSet(false, null, "pause-agreed", new DateOnly(2026, 4, 1), 0),
            new CapacityDeclared([], new DateOnly(2026, 4, 1)), new AuthoritySucceeded(["N2"], new DateOnly(2026, 4, 1)),
            new ContactsSet(new("duty@n1.gov.uk"), null, null), new ServicesReturned(new DateOnly(2026, 3, 1), "2026", []),
            new RegionRegistered("wales"), new StandardsSet(new DateOnly(2026, 3, 1), "Standards", "Practice"),
        ];
        own.Select(Wire).ShouldAllBe(wire => wire == "");
    }

    [Fact]
    public void An_event_that_nobody_has_named_stops_the_publisher() =>
        Should.Throw<InvalidOperationException>(() => AllocationPublisher.Message(Recorded("an event of another service")));

    internal static IEvent Recorded(object data)
    {
        var recorded = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(data.GetType()), BindingFlags.Default, null, [data],
            null)!;
        (recorded.StreamId, recorded.Version, recorded.Timestamp) = (new Guid(Stream), 7, Sample.Monday);
        return recorded;
    }

    static string Wire(object data) =>
        AllocationPublisher.Message(Recorded(data)) is { } message ? $"{message.GetType().Name} {JsonSerializer.Serialize(message, message.GetType(), Json.Answers)}" : "";
}
