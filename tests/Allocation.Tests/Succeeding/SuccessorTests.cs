using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Notifying;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Allocation.Succeeding;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Allocation.Tests.Swapping;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;
using static TransferScheme.Allocation.Tests.Succeeding.Succession;

namespace TransferScheme.Allocation.Tests.Succeeding;

/// <summary>What becomes of an allocation and its offer when an authority that is no more had a part in them.</summary>
public sealed class SuccessorTests
{
    static readonly OfferPassedToSuccessor ToN2 = new(Sample.ReferralId, "N1", "N2", "north-east");
    static readonly AllocationPassedToSuccessor AllocationToN2 = new("N1", "N2", "north-east");

    static AllocationCase Offered => AllocationCase.Evolve(Sample.Waiting(), Sample.Offered)!;

    [Fact]
    public void Given_an_offer_in_any_state_when_it_passes_then_it_stands_as_it_was_and_is_the_successors()
    {
        OfferEvent[][] histories =
        [
            [], [new ReferralQueried(Sample.ReferralId, "N1", 1, ["needs"], null, 2)],
            [new OfferResponseOverdue(Sample.ReferralId, "N1", "north-east", Sample.Made().RespondBy)], [Sample.Declined],
            [Swap.Accepted], [Swap.Accepted, Swap.Proposed with { Taker = "S1" }],
        ];
        foreach (var history in histories)
        {
            var before = history.Prepend(Sample.Made()).Aggregate(default(Offer), Offer.Evolve)!;
            var after = Offer.Evolve(before, ToN2)!;
            after.ShouldBeText(before with { Authority = "N2", Passed = new PassedOffer("N1", "N2") });
            AllocationPolicy.Sees(Officer("N1"), after).ShouldBe(Disclosure.Nothing);
            AllocationPolicy.Sees(Officer("N2"), after).ShouldBe(AllocationPolicy.Sees(Officer("N1"), before));
        }
    }

    [Fact]
    public void Given_an_entry_authority_that_is_no_more_then_offer_and_allocation_name_its_successor_who_is_no_candidate()
    {
        var offer = Offer.Evolve(Offer.Evolve(null, Sample.Made()), ToN2 with { Authority = "K1", Successor = "S1", Region = "scotland" })!;
        (offer.Authority, offer.Region, offer.Group.EntryAuthority, offer.Group.EntryRegion).ShouldBe(("N1", "north-east", "S1", "scotland"));
        var a = AllocationCase.Evolve(Sample.Waiting(), new AllocationPassedToSuccessor("K1", "S1", "scotland"))!;
        (a.Group.EntryAuthority, a.Group.EntryRegion, a.Chosen, a.Region, a.Account).ShouldBe(("S1", "scotland", "N1", "north-east", null));
        a.Candidates.ShouldBe(["N1", "N2"]);
    }

    [Fact]
    public void Given_a_case_that_names_the_authority_when_told_then_it_passes_and_the_second_time_nothing_does()
    {
        var a = Offered;
        WhenCasePassedToSuccessor.Pass(a, Passed("N1", "N2")).ShouldBe(AllocationToN2);
        WhenCasePassedToSuccessor.Pass(AllocationCase.Evolve(a, AllocationToN2), Passed("N1", "N2")).ShouldBeNull();
        WhenCasePassedToSuccessor.Pass(a, Passed("S1", "N2")).ShouldBeNull();
        var offer = Offer.Evolve(null, Sample.Made())!;
        WhenCasePassedToSuccessor.Pass(offer, Passed("N1", "N2")).ShouldBe(ToN2);
        WhenCasePassedToSuccessor.Pass(Offer.Evolve(offer, ToN2), Passed("N1", "N2")).ShouldBeNull();
        WhenCasePassedToSuccessor.Pass(default(Offer), Passed("N1", "N2")).ShouldBeNull();
    }

    [Fact]
    public void Given_a_referral_that_has_ended_or_was_never_decided_when_told_then_nothing_and_one_on_its_way_waits()
    {
        foreach (var end in new AllocationEvent[] { new AllocationWithdrawn("other"), new AllocationClosed("left-uk") })
        {
            WhenCasePassedToSuccessor.Pass(AllocationCase.Evolve(Offered, end), Passed("K1", "S1")).ShouldBeNull();
        }

        WhenCasePassedToSuccessor.Pass(default(AllocationCase), Passed("K1", "S1", wasEligible: false)).ShouldBeNull();
        Should.Throw<NotYetException>(() => WhenCasePassedToSuccessor.Pass(default(AllocationCase), Passed("K1", "S1")));
    }

    [Fact]
    public void Given_a_completed_transfer_when_its_receiver_is_no_more_then_the_record_passes() =>
        WhenCasePassedToSuccessor.Pass(AllocationCase.Evolve(Swap.Allocation, new AllocationCompleted("N1", Sample.Monday)), Passed("N1", "N2"))
            .ShouldBe(AllocationToN2);

    // The ledger is never recomputed: what was entered on an account is used up, or taken back, on that account.
    [Fact]
    public void Given_an_offer_that_has_passed_when_accepted_completed_or_withdrawn_then_the_account_is_that_of_the_turn()
    {
        var passed = AllocationCase.Evolve(Offered, AllocationToN2)!;
        (passed.OfferedAuthority, passed.Account, passed.Holder).ShouldBe(("N2", "N1", "N1"));
        foreach (var by in new[] { "N1", "N2" })
        {
            WhenOfferAccepted.Decide(passed, Sample.Acceptance(authority: by))!.Value.Entry
                .ShouldBe(new ReservationDebited(Sample.ReferralId, "N1", 1));
        }

        var accepted = AllocationCase.Evolve(passed, new AllocationAccepted(Sample.OfferId, "N2"))!;
        WhenTransferCompleted.Decide(accepted, Sample.Completion(receiver: "N2"))!.Value.Entry
            .ShouldBe(new TurnCompleted(Sample.ReferralId, "N1", 1));
        Ending.Decide(accepted, Swap.Standing).ShouldBeOfType<DebitReversed>().Authority.ShouldBe("N1");
        Ending.Decide(passed, Swap.Standing).ShouldBeOfType<DecisionReversed>().Authority.ShouldBe("N1");
        Ending.Decide(AllocationCase.Evolve(accepted, new AllocationPassedToSuccessor("N2", "S1", "scotland"))!, Swap.Standing)
            .ShouldBeOfType<DebitReversed>().Authority.ShouldBe("N1");
    }

    [Fact]
    public void Given_an_acceptance_that_has_passed_when_swapped_then_the_debit_moves_from_the_account_of_the_turn()
    {
        var passed = AllocationCase.Evolve(Swap.Allocation, new AllocationPassedToSuccessor("N1", "S1", "scotland"))!;
        PassedDebit.Of(passed, Swap.Standing, "N2", Sample.Sight, Swap.Book)!.Entries
            .ShouldBe([new DebitMoved(Sample.ReferralId, "N1", "N2", 1)]);
        var swapped = AllocationCase.Evolve(passed, new AllocationSwapped(Sample.DecisionId, "N2", IsOutOfTurn: false))!;
        (swapped.Holder, swapped.Account).ShouldBe(("N2", null));
    }

    [Fact]
    public void Given_a_turn_of_the_entry_authority_itself_then_it_lapses_unless_it_was_accepted()
    {
        var entryIsN1 = new AllocationPassedToSuccessor("K1", "N1", "north-east");
        var offer = Offer.Evolve(null, Sample.Made())!;
        LapsingTurn.IsOfEntry(AllocationCase.Evolve(Sample.Waiting(), entryIsN1)!, null).ShouldBeTrue();
        LapsingTurn.IsOfEntry(Sample.Waiting(), null).ShouldBeFalse();
        LapsingTurn.IsOfEntry(AllocationCase.Evolve(Offered, entryIsN1)!, offer).ShouldBeTrue();
        LapsingTurn.IsOfEntry(AllocationCase.Evolve(Offered, entryIsN1)!, Offer.Evolve(offer, Swap.Accepted)).ShouldBeFalse();
        LapsingTurn.IsOfEntry(AllocationCase.Evolve(Swap.Allocation, entryIsN1)!, Offer.Evolve(offer, Swap.Accepted)).ShouldBeFalse();
    }

    [Fact]
    public void Given_a_turn_that_lapses_then_it_is_taken_back_and_the_rota_decides_afresh_without_that_authority()
    {
        var abolished = Sample.Of(Sample.Facts with
        {
            Authorities = [.. Sample.Facts.Authorities.Select(a =>
                a.Code == "N1" ? Authority.Evolve(a, new AuthoritySucceeded(["N2"], new DateOnly(2026, 3, 1), "N2", "N1"))! : a)],
        });
        var (entries, outcome) = LapsingTurn.Decide(
            Sample.Waiting(), "authority-abolished", new DeclinedTurn(Swap.Standing, MatchingFacts.None, abolished, Sample.Book),
            Guid.CreateVersion7(), Sample.Monday);
        entries.Select(e => e.GetType().Name).ShouldBe(["DecisionReversed", "PositionsSeen", "Decided"]);
        outcome[0].ShouldBe(new TurnLapsed("N1", "authority-abolished"));
        var next = outcome[1].ShouldBeOfType<AuthorityRecommended>();
        next.Chosen.ShouldNotBe("N1");
        outcome.Aggregate(Sample.Waiting(), (a, e) => AllocationCase.Evolve(a, e)!).Status.ShouldBe(AllocationStatus.Waiting);
        entries.Aggregate(Sample.Book, RotaBook.Evolve).Ledger.Accounts().Values.Sum(account => account.Balance).ShouldBe(0);
    }

    [Fact]
    public void Given_a_swap_asked_of_an_authority_that_is_no_more_then_it_lapses_and_any_other_waits_on()
    {
        var asked = Swap.Given(Swap.Proposed).State!;
        ReleaseTurns.Lapse(asked, code => code == "N2").ShouldBe(new SwapLapsed(Sample.ReferralId, "N1", "N2", Swap.RespondBy));
        ReleaseTurns.Lapse(asked, code => code == "N1").ShouldBeNull();
        ReleaseTurns.Lapse(Swap.Given().State, _ => true).ShouldBeNull();
        ReleaseTurns.Lapse(null, _ => true).ShouldBeNull();
    }

    [Fact]
    public void Given_an_offer_that_has_passed_then_its_new_office_is_told_once()
    {
        var offer = Offer.Evolve(Offer.Evolve(null, Sample.Made()), ToN2)!;
        var passed = offer with { Passed = offer.Passed! with { At = Sample.Monday } };
        var told = Occasion.Next(passed, [])!;
        (told.Name, told.Rung, told.Office).ShouldBe(("passed-N2", Rung.Duty, "N2"));
        told.Subject.ShouldContain("N1");
        Occasion.Next(passed, ["passed-N2"]).ShouldBeNull();
    }

    [Fact]
    public void The_part_of_a_successor_begins_as_the_offer_passes_to_it()
    {
        BeginsPartOf<Offer>(ToN2, "N2").ShouldBeTrue();
        BeginsPartOf<Offer>(ToN2, "N1").ShouldBeFalse();
    }

    static bool BeginsPartOf<TCase>(OfferEvent e, string authority)
        where TCase : class, ICase<TCase, OfferEvent> => TCase.BeginsPartOf(e, authority);

    static Actor Officer(string authority) => new("someone", Role.DutyOfficer, authority);
}
