using System.Reflection;
using System.Text.Json;
using TransferScheme.Allocation.Alerting;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Publishing;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Standards;
using TransferScheme.Allocation.Succeeding;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Allocation.Tests.Alerting;
using TransferScheme.Allocation.Tests.Answering;
using TransferScheme.Platform.Auditing;
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
        OfferEvent[] late =
        [
            new OfferResponseDueSoon(Sample.ReferralId, "N1", "north-east", Sample.Made().RespondBy),
            new OfferResponseOverdue(Sample.ReferralId, "N1", "north-east", Sample.Made().RespondBy),
        ];
        late.Select(Wire).ShouldBe(new[] { "OfferResponseDueSoon", "OfferResponseOverdue" }.Select(name =>
            $$"""{{name}} {"offer{{Head}}"referralId":"0195a1c0-0000-7000-8000-000000000001","authority":"N1","region":"north-east","respondBy":"2026-03-04T17:00:00+00:00"}"""));
        Wire(new OfferWithdrawn(Sample.ReferralId, "N1", 2, "referral-withdrawn")).ShouldBe(
            $$"""OfferWithdrawn {"offer{{Head}}"referralId":"0195a1c0-0000-7000-8000-000000000001","authority":"N1","size":2,"reason":"referral-withdrawn"}""");
        Wire(Sample.Declined).ShouldBe(
            $$"""OfferDeclined {"offer{{Head}}"referralId":"0195a1c0-0000-7000-8000-000000000001","authority":"N1","size":1,"refusalId":"0195a1c0-0000-7000-8000-000000000002","codes":["G04","G06"],"groups":["child","placement"]}""");
        Wire(new OfferReaffirmed(Sample.ReferralId, "N1", "north-east", Sample.OfferId, Sample.Made().RespondBy)).ShouldBe(
            $$"""OfferReaffirmed {"offer{{Head}}"referralId":"0195a1c0-0000-7000-8000-000000000001","authority":"N1","respondBy":"2026-03-04T17:00:00+00:00"}""");
        Wire(new DeclineSettled(Sample.ReferralId, "N1", Sample.OfferId, true)).ShouldBe(
            $$"""DeclineSettled {"offer{{Head}}"referralId":"0195a1c0-0000-7000-8000-000000000001","authority":"N1","refusalId":"0195a1c0-0000-7000-8000-000000000002","isValid":true}""");
    }

    [Fact]
    public void Each_message_of_an_offer_that_is_asked_about_has_its_wire_form()
    {
        const string Begin = $$"""{"offer{{Head}}"referralId":"0195a1c0-0000-7000-8000-000000000001","authority":"N1",""";
        OfferEvent[] asked =
        [
            new ReferralQueried(Sample.ReferralId, "N1", 2, ["needs.medical", "family"], Asked.Text, 2),
            new QueryAnswered(Sample.ReferralId, "N1", "north-east", 2, Asked.Text, Asked.RespondBy),
            new DeferralRequested(Sample.ReferralId, "N1", "G06", new DateOnly(2026, 3, 6), Asked.Text),
            new DeferralGranted(Sample.ReferralId, "N1", "north-east", Asked.RespondBy, Asked.Text, 2),
            new DeferralNotGranted(Sample.ReferralId, "N1", "north-east", Asked.RespondBy, Asked.Text),
        ];
        asked.Select(Wire).ShouldBe(
        [
            $$"""ReferralQueried {{Begin}}"number":2}""",
            $$"""QueryAnswered {{Begin}}"number":2,"respondBy":"2026-03-04T17:00:00+00:00"}""",
            $$"""DeferralRequested {{Begin}}"groundCode":"G06","until":"2026-03-06"}""",
            $$"""DeferralDecided {{Begin}}"granted":true,"respondBy":"2026-03-04T17:00:00+00:00"}""",
            $$"""DeferralDecided {{Begin}}"granted":false,"respondBy":"2026-03-04T17:00:00+00:00"}""",
        ]);
        Wire(new RecordViewed(Sample.ReferralId, "s", null, "National", null, "oversight", "MinimumFacts", "offer", ["deferral"])).ShouldBe("");
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
            new DebitReversed(Sample.ReferralId, Sample.DecisionId, "N1", 1, [], []), new UnplacedEnded(Sample.ReferralId, Sample.DecisionId),
            new AllocationDeclined(Sample.OfferId, "N1"), new AllocationOfferedAgain(Sample.OfferId, "N1", Sample.Monday),
                new DeclineStood(Sample.OfferId, "N1", true), new DeclineWithdrawn(Sample.ReferralId, "N1", Sample.OfferId),
            new AllocationWithdrawn("family-found"), new AllocationClosed("left-uk"), new ChildLeft(Sample.ChildId, IsTakenBack: true),
        ];
        own.Select(Wire).ShouldAllBe(wire => wire == "");
    }

    [Fact]
    public void A_swap_is_told_by_the_offer_that_it_ends_and_by_nothing_else()
    {
        Wire(new OfferSuperseded(Sample.ReferralId, "N1", 2, Sample.OfferId, "N2", "north-east")).ShouldBe(
            $$"""OfferSwapped {"offer{{Head}}"referralId":"0195a1c0-0000-7000-8000-000000000001","authority":"N1","newOfferId":"0195a1c0-0000-7000-8000-000000000002","newAuthority":"N2","newRegion":"north-east","size":2}""");
        object[] own =
        [
            Sample.Made() with { IsSwap = true }, new OfferAccepted(Sample.ReferralId, "N2", 1, "foster", Sample.Details, IsSwap: true),
            new AllocationSwapped(Sample.OfferId, "N2", IsOutOfTurn: false), new DebitMoved(Sample.ReferralId, "N1", "N2", 1),
            new SwapProposed(Sample.ReferralId, "N1", "N2", Sample.Monday), new SwapNotAgreed(Sample.ReferralId, "N1", "N2"),
            new SwapLapsed(Sample.ReferralId, "N1", "N2", Sample.Monday), new ConditionMet(Sample.ReferralId, "K1", 1),
            new ConditionOverdue(Sample.ReferralId, "K1", 1, new DateOnly(2026, 3, 9)),
        ];
        own.Select(Wire).ShouldAllBe(wire => wire == "");
    }

    [Fact]
    public void A_succession_is_told_with_whom_open_cases_pass_to_and_so_is_every_offer_that_passes()
    {
        Wire(new AuthoritySucceeded(["N2", "S1"], new DateOnly(2026, 4, 1), "S1", "N1")).ShouldBe(
            $$"""AuthoritySucceeded {"authority{{Head}}"authority":"N1","successors":["N2","S1"],"from":"2026-04-01","openCases":"S1"}""");
        Wire(new OfferPassedToSuccessor(Sample.ReferralId, "N1", "N2", "north-east")).ShouldBe(
            $$"""OfferPassedToSuccessor {"offer{{Head}}"referralId":"0195a1c0-0000-7000-8000-000000000001","authority":"N1","successor":"N2"}""");
        object[] own = [new AllocationPassedToSuccessor("N1", "N2", "north-east"), new TurnLapsed("N1", "authority-abolished")];
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
            AlertTests.Raised, new AlertDelivered(AlertedDesk.National, "p"), new AlertNotDelivered(AlertedDesk.National, "refused"),
            new RegionRegistered("wales"), new StandardsSet(new DateOnly(2026, 3, 1), "Standards", "Practice"),
        ];
        own.Select(Wire).ShouldAllBe(wire => wire == "");
    }

    [Fact]
    public void A_return_of_services_is_told_by_its_day_and_form_alone() =>
        Wire(new ServicesReturned(new DateOnly(2026, 3, 1), "2026", [new("foster", "Foster carers in the area.")], "N1")).ShouldBe(
            $$"""ServicesReturned {"authority{{Head}}"authority":"N1","asOf":"2026-03-01","form":"2026"}""");

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
