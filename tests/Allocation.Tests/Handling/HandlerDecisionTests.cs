using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Messaging;
using TransferScheme.Rota;

namespace TransferScheme.Allocation.Tests.Handling;

public sealed class HandlerDecisionTests
{
    [Fact]
    public void Given_an_empty_ledger_when_found_eligible_then_the_largest_share_is_chosen_and_everybody_in_the_scheme_accrues()
    {
        var (entries, outcome) = WhenReferralFoundEligible.Decide(
            Sample.Eligible(), MatchingFacts.None, Sample.Sight, RotaBook.Empty, Sample.DecisionId, Sample.Monday);
        entries.Count.ShouldBe(2);
        entries[0].ShouldBeText(new PositionsSeen(
        [
            new("K1", "south-east", 10_000_000, true, 150, new(100_000, 100), null),
            new("N1", "north-east", 26_666_667, true, 10, new(100_000, 100), null),
            new("N2", "north-east", 13_333_333, true, 5, new(50_000, 100), null),
            new("S1", "scotland", 20_000_000, true, null, new(80_000, 100), null),
        ]));
        entries[1].ShouldBeText(new Decided(
            Sample.DecisionId, 2, Sample.ReferralId, Sample.Child, "2022-08-24",
            [new("N1", 444_444_450_001), new("N2", 222_222_216_666), new("S1", 333_333_333_333)], "N1", "north-east", [], 1, Sample.Monday,
            ((Decided)entries[1]).Hash));
        outcome.ShouldBeText(new AuthorityRecommended(
            Sample.DecisionId, 2, "N1", "north-east",
            [
                new("N1", 444_444_450_001, 444_444_450_001, 0), new("S1", 333_333_333_333, 333_333_333_333, 0),
                new("N2", 222_222_216_666, 222_222_216_666, 0),
            ],
            [new("K1", "threshold")],
            "Council N1 was chosen: 0.44 children behind its fair share (owed 0.44, received 0), furthest behind of the 3 authorities able to take this group in the 2 regions whose turn it could be.",
            Sample.Group(), "2022-08-24", Sample.Monday));
    }

    [Fact]
    public void Given_children_on_their_way_when_found_eligible_then_they_count_as_looked_after()
    {
        var book = Sample.Seen with { Ledger = Sample.Seen.Ledger.Reserve(Sample.Seen.Ledger.Roll.PlaceOf("N1"), 90) };
        var (_, outcome) = WhenReferralFoundEligible.Decide(Sample.Eligible(), MatchingFacts.None, Sample.Sight, book, Sample.DecisionId, Sample.Monday);
        outcome.ShouldBeOfType<AuthorityRecommended>().Excluded.ShouldBe([new("K1", "threshold"), new("N1", "threshold")]);
    }

    [Fact]
    public void Given_nobody_able_when_found_eligible_then_unplaced_and_nobody_accrues()
    {
        var atThreshold = Sample.Authority("N1", "North East", "England", 100_000, 100);
        var full = Sample.Facts with { Authorities = [Sample.Facts.Authority("K1"), atThreshold] };
        var sight = Sample.Of(full);
        var seen = RotaBook.Evolve(RotaBook.Empty, new PositionsSeen(sight.Positions));
        var (entries, outcome) = WhenReferralFoundEligible.Decide(Sample.Eligible(), MatchingFacts.None, sight, seen, Sample.DecisionId, Sample.Monday);
        ExcludedAuthority[] excluded = [new("K1", "threshold"), new("N1", "threshold")];
        var entry = entries.ShouldHaveSingleItem();
        entry.ShouldBeText(new Unplaced(Sample.DecisionId, 2, Sample.ReferralId, Sample.Child, "2022-08-24", excluded, 1, Sample.Monday,
            ((Unplaced)entry).Hash));
        outcome.ShouldBeText(new NoAuthorityFound(
            Sample.DecisionId, 2, excluded, "No authority can take this group: 2 at or above the threshold.", Sample.Group(), "2022-08-24",
                Sample.Monday));
        RotaBook.Evolve(seen, entry).ShouldBe(seen with { Version = 2, LastHash = ((Unplaced)entry).Hash });
    }

    [Fact]
    public void Given_the_offer_open_when_accepted_then_accepted_and_debited()
    {
        var outcome = WhenOfferAccepted.Decide(Case(Sample.Recommended, Sample.Offered), Sample.Acceptance());
        outcome!.Value.Outcome.ShouldBe(new AllocationAccepted(Sample.OfferId, "N1"));
        outcome.Value.Entry.ShouldBe(new ReservationDebited(Sample.ReferralId, "N1", 1));
    }

    [Fact]
    public void Given_accepted_or_completed_when_the_acceptance_comes_again_then_nothing()
    {
        var accepted = new AllocationAccepted(Sample.OfferId, "N1");
        WhenOfferAccepted.Decide(Case(Sample.Recommended, Sample.Offered, accepted), Sample.Acceptance()).ShouldBeNull();
        WhenOfferAccepted.Decide(Case(Sample.Recommended, Sample.Offered, accepted, new AllocationCompleted("N1", Sample.Monday)),
            Sample.Acceptance()).ShouldBeNull();
    }

    [Fact]
    public void Given_a_swap_when_the_first_acceptance_comes_again_then_nothing_and_the_taker_completes()
    {
        var newOffer = new Guid("0195a1c0-0000-7000-8000-000000000009");
        var swapped = Case(
            Sample.Recommended, Sample.Offered, new AllocationAccepted(Sample.OfferId, "N1"),
            new AllocationSwapped(newOffer, "N2", IsOutOfTurn: false))! with
        { Id = Sample.ReferralId };
        (swapped.OfferId, swapped.OfferedAuthority, swapped.Status).ShouldBe((newOffer, "N2", AllocationStatus.Accepted));
        WhenOfferAccepted.Decide(swapped, Sample.Acceptance()).ShouldBeNull();
        WhenTransferCompleted.Decide(swapped, Sample.Completion(receiver: "N2"))!.Value.Entry
            .ShouldBe(new TurnCompleted(Sample.ReferralId, "N2", 1));
        Ending.Decide(swapped, Sample.Decided(2, Sample.Child, new Accrual("N1", Units.PerChild)))
            .ShouldBeText(new DebitReversed(Sample.ReferralId, Sample.DecisionId, "N2", 1, [new("N1", Units.PerChild)], []));
    }

    [Fact]
    public void Given_another_offer_or_none_when_accepted_then_it_waits()
    {
        Should.Throw<NotYetException>(() => WhenOfferAccepted.Decide(null, Sample.Acceptance()));
        Should.Throw<NotYetException>(() => WhenOfferAccepted.Decide(Case(Sample.Recommended), Sample.Acceptance()));
        Should.Throw<NotYetException>(() => WhenOfferAccepted.Decide(Case(Sample.Recommended, Sample.Offered),
            Sample.Acceptance(offer: Guid.NewGuid())));
    }

    [Fact]
    public void Given_accepted_when_completed_then_completed_once_and_never_before_the_acceptance()
    {
        AllocationEvent[] accepted = [Sample.Recommended, Sample.Offered, new AllocationAccepted(Sample.OfferId, "N1")];
        var completed = new AllocationCompleted("N1", Sample.Completion().EffectiveAt);
        var first = Case(accepted)! with { Id = Sample.ReferralId };
        WhenTransferCompleted.Decide(first, Sample.Completion())
            .ShouldBe((completed, new TurnCompleted(Sample.ReferralId, "N1", 1)));
        WhenTransferCompleted.Decide(Case([.. accepted, completed]), Sample.Completion()).ShouldBeNull();
        Should.Throw<NotYetException>(() => WhenTransferCompleted.Decide(null, Sample.Completion()));
        Should.Throw<NotYetException>(() => WhenTransferCompleted.Decide(Case(Sample.Recommended, Sample.Offered), Sample.Completion()));
    }

    [Fact]
    public void Given_an_end_when_an_acceptance_that_crossed_it_is_told_then_nothing()
    {
        foreach (var end in new AllocationEvent[] { new AllocationWithdrawn("family-found"), new AllocationClosed("left-uk") })
        {
            var ended = Case(Sample.Recommended, Sample.Offered, end)!;
            WhenOfferAccepted.Decide(ended, Sample.Acceptance()).ShouldBeNull();
            (ended.HasEnded, ended.OfferedAuthority, ended.RespondBy).ShouldBe((true, null, null));
        }
    }

    [Fact]
    public void Given_each_stage_when_ended_then_the_turn_is_taken_back_from_whoever_holds_it()
    {
        var standing = Sample.Decided(2, Sample.Child, new Accrual("N1", Units.PerChild));
        var unplaced = new Unplaced(Sample.DecisionId, 1, Sample.ReferralId, Sample.Child, "v", [], 1, Sample.Monday, "");
        var picked = Sample.Offered with { Authority = "N2", ReasonCode = "safety" };
        Ending.Decide(Sample.Waiting(), standing).ShouldBeText(new DecisionReversed(Sample.ReferralId, Sample.DecisionId, "N1", 1, standing.Accruals, []));
        Ending.Decide(At(picked), standing).ShouldBeText(new DecisionReversed(Sample.ReferralId, Sample.DecisionId, "N2", 1, standing.Accruals, []));
        Ending.Decide(At(picked, new AllocationAccepted(Sample.OfferId, "N2")), standing)
            .ShouldBeText(new DebitReversed(Sample.ReferralId, Sample.DecisionId, "N2", 1, standing.Accruals, []));
        Ending.Decide(Sample.Waiting(), unplaced).ShouldBe(new UnplacedEnded(Sample.ReferralId, Sample.DecisionId));
    }

    [Fact]
    public void Given_a_group_that_waits_when_a_child_leaves_then_taken_back_and_decided_afresh_at_the_new_size()
    {
        var group = Sample.Group("16-17", "under-16");
        var waiting = AllocationCase.Evolve(null, Sample.Recommended with { Group = group })! with { Id = Sample.ReferralId };
        var standing = Sample.Decided(2, Sample.Child with { Size = 2 }, new Accrual("N1", Units.Of(2)));
        var (entries, outcome) = WhenChildLeftGroup.Decide(
            waiting, group.Children[1].ChildId, standing, MatchingFacts.None, Sample.Sight, RotaBook.Evolve(Sample.Seen, standing),
            Sample.OfferId, Sample.Monday);
        entries[0].ShouldBeText(new DecisionReversed(Sample.ReferralId, Sample.DecisionId, "N1", 2, standing.Accruals, []));
        var afresh = entries[1].ShouldBeOfType<Decided>();
        (entries.Count, afresh.Referral.Size, afresh.Attempt, afresh.DecisionId, afresh.Chosen).ShouldBe((2, 1, 2, Sample.OfferId, "N1"));
        outcome.Select(e => e.GetType().Name).ShouldBe(["ChildLeft", "AuthorityRecommended"]);
        var after = outcome.Aggregate((AllocationCase?)waiting, AllocationCase.Evolve)!;
        (after.Id, after.Status, after.Attempt, after.Group.Size, after.Charged).ShouldBe((Sample.ReferralId, AllocationStatus.Waiting, 2, 1, 1));
    }

    [Fact]
    public void Given_an_accepted_group_when_a_child_leaves_then_the_debit_stays_and_is_what_the_arrival_clears()
    {
        var group = Sample.Group("16-17", "under-16");
        var accepted = Case(
            Sample.Recommended with { Group = group }, Sample.Offered, new AllocationAccepted(Sample.OfferId, "N1"),
            new ChildLeft(group.Children[1].ChildId, IsTakenBack: false))! with
        { Id = Sample.ReferralId };
        (accepted.Group.Size, accepted.Charged, accepted.Status).ShouldBe((1, 2, AllocationStatus.Accepted));
        WhenTransferCompleted.Decide(accepted, Sample.Completion())!.Value.Entry.ShouldBe(new TurnCompleted(Sample.ReferralId, "N1", 2));
    }

    [Fact]
    public void The_newest_word_on_a_hold_stands_whatever_the_order()
    {
        var (held, released) = (new ReferralHold(Sample.ReferralId, true, 5), new ReferralHold(Sample.ReferralId, false, 6));
        ReferralHold.Newer(ReferralHold.Newer(null, held), released).ShouldBe(released);
        ReferralHold.Newer(ReferralHold.Newer(null, released), held).ShouldBe(released);
        ReferralHold.Newer(held, held).ShouldBe(held);
    }

    [Fact]
    public void Given_a_completion_when_positions_move_then_by_the_local_day()
    {
        var on = new DateOnly(2026, 3, 9);
        var receiver = Sample.Facts.Authority("N1");
        WhenTransferCompleted.Arrive(receiver, Sample.Completion())
            .ShouldBe(new ChildrenArrived(Sample.ReferralId, 1, on, receiver.Position with { ChildrenLookedAfter = 11 }));
        var entry = Sample.Facts.Authority("K1");
        WhenTransferCompleted.Depart(entry, Sample.Completion())
            .ShouldBe(new ChildrenDeparted(Sample.ReferralId, 1, on, entry.Position with { ChildrenLookedAfter = 149 }));
    }

    static AllocationCase At(params AllocationEvent[] events) => Case([Sample.Recommended, .. events])! with { Id = Sample.ReferralId };

    static AllocationCase? Case(params AllocationEvent[] events) => events.Aggregate(default(AllocationCase), AllocationCase.Evolve);
}
