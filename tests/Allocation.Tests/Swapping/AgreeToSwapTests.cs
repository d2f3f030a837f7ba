using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Rota;

namespace TransferScheme.Allocation.Tests.Swapping;

public sealed class AgreeToSwapTests
{
    static readonly Guid NewOfferId = new("0195a1c0-0000-7000-8000-000000000009");
    static readonly SealedAcceptance Answer = new("foster", Sample.Details, null);

    [Fact]
    public void Given_swap_proposed_when_agreed_then_the_old_offer_is_superseded() =>
        Swap.Given(Swap.Proposed).When(o => Decide(o, Answer))
            .Then(new OfferSuperseded(Sample.ReferralId, "N1", 1, NewOfferId, "N2", "north-east"));

    [Fact]
    public void Given_a_child_who_left_since_when_agreed_then_those_who_remain_pass()
    {
        var two = Swap.Allocation with { Group = Sample.Group("16-17", "16-17"), LeftSince = 0 };
        var left = AllocationCase.Evolve(two, new ChildLeft(two.Group.ChildIds[1], IsTakenBack: false))!;
        var place = Swap.Book.Ledger.Roll.PlaceOf("N1");
        var book = Swap.Book with { Ledger = Swap.Book.Ledger.Reserve(place, 1).Debit(place, 1) };
        Swap.Given(Swap.Proposed).When(o => Decide(o, Answer, Swap.Facts with { Allocation = left, Book = book }))
            .Then(new OfferSuperseded(Sample.ReferralId, "N1", 1, NewOfferId, "N2", "north-east"));
    }

    [Fact]
    public void Given_no_swap_or_one_that_came_to_nothing_when_agreed_or_not_agreed_then_rejected()
    {
        OfferEvent[][] histories =
        [
            [], [Swap.Proposed, new SwapNotAgreed(Sample.ReferralId, "N1", "N2")],
            [Swap.Proposed, new SwapLapsed(Sample.ReferralId, "N1", "N2", Swap.RespondBy)],
            [Swap.Proposed, new OfferSuperseded(Sample.ReferralId, "N1", 1, NewOfferId, "N2", "north-east")],
        ];
        foreach (var history in histories)
        {
            Swap.Given(history).When(o => Decide(o, Answer)).ThenRejected("no-swap");
            Swap.Given(history).When(o => RefuseSwap.Decide(o, null)).ThenRejected("no-swap");
        }
    }

    [Fact]
    public void Given_swap_proposed_when_not_agreed_then_the_acceptance_stands()
    {
        var note = new Sealed<SwapNote>("cipher", []);
        Swap.Given(Swap.Proposed).When(o => RefuseSwap.Decide(o, note))
            .Then(new SwapNotAgreed(Sample.ReferralId, "N1", "N2", note));
        var after = Swap.Given(Swap.Proposed, new SwapNotAgreed(Sample.ReferralId, "N1", "N2", note)).State!;
        (after.Status, after.Authority, after.Swap).ShouldBe((OfferStatus.Accepted, "N1", null));
    }

    [Fact]
    public void Given_a_referral_that_was_withdrawn_when_agreed_then_rejected() =>
        Swap.Given(Swap.Proposed, new OfferWithdrawn(Sample.ReferralId, "N1", 1, "referral-withdrawn")).When(o => Decide(o, Answer))
            .ThenRejected("offer-not-accepted");

    [Fact]
    public void Given_arrangement_begun_since_it_was_proposed_when_agreed_then_rejected() =>
        Swap.Given(Swap.Proposed)
            .When(o => Decide(o, Answer, Swap.Facts with { Transfer = new TransferStage("accepted", "N1", ["K1"]) }))
            .ThenRejected("arrangement-begun");

    [Fact]
    public void Given_marked_to_avoid_since_it_was_proposed_when_agreed_then_rejected() =>
        Swap.Given(Swap.Proposed).When(o => Decide(o, Answer, Swap.Facts with { Marked = new([], [], ["N2"]) })).ThenRejected("unsuitable");

    [Fact]
    public void Given_child_under_16_when_agreed_with_supported_accommodation_then_rejected()
    {
        var young = Swap.Facts with { Allocation = Swap.Allocation with { Group = Sample.Group("under-16") } };
        Swap.Given(Swap.Proposed).When(o => Decide(o, Answer with { PlacementType = "supportedAccommodation" }, young))
            .ThenRejected("placement-unlawful");
    }

    [Fact]
    public void Given_a_condition_whose_day_has_passed_when_agreed_then_named()
    {
        var late = new AcceptanceCondition(1, "entry", new DateOnly(2026, 3, 1), new("cipher", []));
        Swap.Given(Swap.Proposed).When(o => Decide(o, Answer with { Conditions = [late] }))
            .ThenRejected("conditions[0].dueOn", RejectionKind.Invalid);
    }

    [Fact]
    public void Given_nobody_in_the_rota_when_one_out_of_turn_agrees_then_it_is_a_gift_and_no_balance_moves()
    {
        var nobody = Sample.Sight with { Positions = [.. Sample.Sight.Positions.Select(p => p with { Participates = false })] };
        var facts = Swap.Facts with { Allocation = Swap.Allocation with { Candidates = ["N1"] }, Sight = nobody };
        Swap.Given(Swap.Proposed).When(o => Decide(o, Answer, facts))
            .Then(new OfferSuperseded(Sample.ReferralId, "N1", 1, NewOfferId, "N2", "north-east"));
        PassedDebit.Of(facts.Allocation, facts.Standing, "N2", nobody, facts.Book).Entries.OfType<VoluntaryTaken>()
            .ShouldHaveSingleItem().ShouldBeText(new VoluntaryTaken(
                Sample.ReferralId, "NTS-2026-000123", "N2", 1, [new("N2", Units.PerChild)], [], IsGift: true));
    }

    static Decision<OfferEvent> Decide(Offer offer, SealedAcceptance given, SwapFacts? facts = null) =>
        AgreeToSwap.Decide(offer, given, NewOfferId, facts ?? Swap.Facts, Sample.Monday);
}
