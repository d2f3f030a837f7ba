using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Deciding;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Swapping;

public sealed class ProposeSwapTests
{
    [Fact]
    public void Given_acceptance_when_another_of_the_region_is_asked_then_proposed_with_the_time_of_any_offer() =>
        Swap.Given().When(o => ProposeSwap.Decide(o, "N2", Swap.Note, Swap.Facts, Sample.Monday))
            .Then(Swap.Proposed with { Note = Swap.Note, Group = Swap.Facts.Allocation.Group });

    [Fact]
    public void Given_swap_proposed_when_a_third_of_the_region_is_asked_then_it_takes_the_place_of_the_first()
    {
        var facts = Swap.Facts with
        {
            Sight = Sample.Of(Sample.Facts with
            {
                Authorities = [.. Sample.Facts.Authorities, Sample.Authority("N3", "North East", "England", 50_000, 5)],
            }),
        };
        var asked = new SwapProposed(Sample.ReferralId, "N1", "N3", Swap.RespondBy, Group: facts.Allocation.Group);
        Swap.Given(Swap.Proposed).When(o => ProposeSwap.Decide(o, "N3", null, facts, Sample.Monday)).Then(asked);
        Swap.Given(Swap.Proposed, asked).State!.Taker.ShouldBe("N3");
    }

    [Fact]
    public void Given_swap_proposed_when_the_same_authority_is_asked_again_then_rejected() =>
        Swap.Given(Swap.Proposed).When(o => Decide(o, "N2")).ThenRejected("swap-proposed");

    [Fact]
    public void Given_swap_that_came_to_nothing_when_the_same_authority_is_asked_again_then_proposed()
    {
        foreach (var end in Ends)
        {
            Swap.Given(Swap.Proposed, end).When(o => Decide(o, "N2")).Then(Swap.Proposed with { Group = Swap.Facts.Allocation.Group });
        }
    }

    [Fact]
    public void Given_offer_that_is_not_accepted_when_proposed_then_rejected()
    {
        Given.Events<Offer, OfferEvent>(Sample.Made()).When(o => Decide(o, "N2")).ThenRejected("offer-not-accepted");
        Swap.Given(new OfferWithdrawn(Sample.ReferralId, "N1", 1, "referral-withdrawn")).When(o => Decide(o, "N2"))
            .ThenRejected("offer-not-accepted");
        Swap.Given(Superseded).When(o => Decide(o, "N2")).ThenRejected("offer-not-accepted");
    }

    [Theory]
    [InlineData("N1", "same-authority")]
    [InlineData("K1", "entry-authority")]
    [InlineData("S1", "other-region")]
    public void Given_acceptance_when_proposed_to_who_cannot_take_over_then_rejected(string taker, string code) =>
        Swap.Given().When(o => Decide(o, taker)).ThenRejected(code);

    [Fact]
    public void Given_acceptance_when_proposed_to_nobody_of_the_scheme_then_named() =>
        Swap.Given().When(o => Decide(o, "X1")).ThenRejected("authority", RejectionKind.Invalid);

    [Fact]
    public void Given_abolished_authority_when_proposed_then_rejected()
    {
        var abolished = Sample.Facts.Authority("N2") with { Succession = new AuthoritySucceeded(["N1"], new DateOnly(2026, 3, 1)) };
        var facts = Sample.Facts with { Authorities = [.. Sample.Facts.Authorities.Where(a => a.Code != "N2"), abolished] };
        Swap.Given().When(o => ProposeSwap.Decide(o, "N2", null, Swap.Facts with { Sight = Sample.Of(facts) }, Sample.Monday))
            .ThenRejected("authority-abolished");
    }

    [Fact]
    public void Given_children_who_must_avoid_it_when_proposed_then_rejected() =>
        Rejected(Swap.Facts with { Marked = new([], [], ["N2"]) }, "unsuitable");

    [Fact]
    public void Given_acceptance_that_the_ledger_does_not_hold_when_proposed_then_rejected() =>
        Rejected(Swap.Facts with { Allocation = Swap.Allocation with { Status = AllocationStatus.Offered } }, "acceptance-not-entered");

    [Fact]
    public void Given_arrangement_begun_or_a_hold_or_another_receiver_when_proposed_then_rejected()
    {
        TransferStage?[] stages =
        [
            null, new("accepted", "N1", ["K1"]), new("arranged", "N1", ["K1", "N1"]), new("inTransit", "N1", ["K1", "N1"]),
            new("completed", "N1", ["K1", "N1"]), new("held", "N1", []), new("accepted", "N2", []),
        ];
        foreach (var stage in stages)
        {
            Rejected(Swap.Facts with { Transfer = stage }, "arrangement-begun");
        }
    }

    [Fact]
    public void Given_swap_proposed_when_asked_then_it_lapses_when_the_answer_is_due_and_otherwise_nothing_is_due()
    {
        var lapsed = new SwapLapsed(Sample.ReferralId, "N1", "N2", Swap.RespondBy);
        OfferDeadlines.Of(Swap.Given(Swap.Proposed).State!).ShouldBe([new Deadline(Swap.RespondBy, lapsed)]);
        OfferDeadlines.Of(Swap.Given().State!).ShouldBeEmpty();
        foreach (var end in (OfferEvent[])[.. Ends, Superseded, new OfferWithdrawn(Sample.ReferralId, "N1", 1, "referral-withdrawn")])
        {
            OfferDeadlines.Of(Swap.Given(Swap.Proposed, end).State!).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Given_a_request_without_use_then_its_members_are_named()
    {
        Faulty.Members(new ProposeSwapRequest("", new string('a', 2001))).ShouldBe("authority note");
        Faulty.Members(new RefuseSwapRequest(" ")).ShouldBe("note");
        Faulty.Members(new RefuseSwapRequest()).ShouldBe("");
    }

    static OfferEvent[] Ends { get; } =
        [new SwapNotAgreed(Sample.ReferralId, "N1", "N2"), new SwapLapsed(Sample.ReferralId, "N1", "N2", Swap.RespondBy)];

    static OfferSuperseded Superseded { get; } =
        new(Sample.ReferralId, "N1", 1, new Guid("0195a1c0-0000-7000-8000-000000000009"), "N2", "north-east");

    static void Rejected(SwapFacts facts, string code) =>
        Swap.Given().When(o => ProposeSwap.Decide(o, "N2", null, facts, Sample.Monday)).ThenRejected(code);

    static Decision<OfferEvent> Decide(Offer offer, string taker) => ProposeSwap.Decide(offer, taker, null, Swap.Facts, Sample.Monday);
}
