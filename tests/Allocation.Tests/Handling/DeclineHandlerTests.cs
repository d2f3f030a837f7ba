using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;
using TransferScheme.Contracts.Refusals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Rota;
using DeclineWithdrawn = TransferScheme.Allocation.Offers.DeclineWithdrawn;
using Messages = TransferScheme.Contracts.Allocation;

namespace TransferScheme.Allocation.Tests.Handling;

/// <summary>What follows from a decline, whatever the order in which it is heard of.</summary>
public sealed class DeclineHandlerTests
{
    static readonly DateTimeOffset ComplyBy = new(2026, 3, 10, 17, 0, 0, TimeSpan.Zero);
    static readonly OfferDeclined Declined = Sample.Declined;
    static readonly OfferReaffirmed Reaffirmed = new(Sample.ReferralId, "N1", "north-east", Sample.OfferId, ComplyBy);
    static readonly OfferResponseOverdue Overdue = new(Sample.ReferralId, "N1", "north-east", Sample.Made().RespondBy);
    static readonly OfferAccepted Accepted = new(Sample.ReferralId, "N1", 1, "foster", Sample.Details);
    static readonly AllocationDeclined Noted = new(Sample.OfferId, "N1");

    static readonly Decided Standing = Sample.Decided(2, Sample.Child, new Accrual("N1", 400_000_000_000), new Accrual("S1", 600_000_000_000));

    [Fact]
    public void Given_a_decline_taken_back_when_the_acceptance_is_heard_then_debited_whether_the_decline_was_noted_or_not()
    {
        foreach (var a in new[] { Case(Sample.Offered), Case(Sample.Offered, Noted) })
        {
            var outcome = WhenOfferAccepted.Decide(a, Sample.Acceptance())!.Value;
            outcome.ShouldBe((new AllocationAccepted(Sample.OfferId, "N1"), new ReservationDebited(Sample.ReferralId, "N1", 1)));
            AllocationCase.Evolve(a, outcome.Outcome)!.Status.ShouldBe(AllocationStatus.Accepted);
        }
    }

    [Fact]
    public void Given_a_declined_or_an_unanswered_offer_when_the_obligation_is_reaffirmed_then_due_at_five_on_the_last_day()
    {
        WhenObligationReaffirmed.Decide(Offer(Declined), Obligation).ShouldBe(Reaffirmed);
        WhenObligationReaffirmed.Decide(Offer(Overdue), Obligation).ShouldBe(Reaffirmed);
        WhenObligationReaffirmed.Decide(Offer(Declined, Reaffirmed), Obligation with { ComplyBy = new DateOnly(2026, 4, 1) }).ShouldBe(
            Reaffirmed with { RespondBy = new DateTimeOffset(2026, 4, 1, 16, 0, 0, TimeSpan.Zero) });
        var again = Case(Sample.Offered, Noted, new AllocationOfferedAgain(Sample.OfferId, "N1", ComplyBy));
        (again.Status, again.RespondBy).ShouldBe((AllocationStatus.Offered, ComplyBy));
    }

    [Fact]
    public void Given_an_offer_that_stands_again_or_is_over_when_the_obligation_is_reaffirmed_then_nothing()
    {
        Offer[] over =
        [
            Offer(Declined, Reaffirmed), Offer(Overdue, Reaffirmed), Offer(Accepted), Offer(Declined, Settled(false)),
            Offer(Declined, new DeclineWithdrawn(Sample.ReferralId, "N1", Sample.OfferId), Accepted),
        ];
        over.ShouldAllBe(offer => WhenObligationReaffirmed.Decide(offer, Obligation) == null);
        Should.Throw<NotYetException>(() => WhenObligationReaffirmed.Decide(null, Obligation));
    }

    [Fact]
    public void An_offer_ends_by_its_decline_and_one_that_was_never_answered_is_only_withdrawn()
    {
        PassingOn.End(Offer(Declined), isValid: true).ShouldBe(Settled(true));
        PassingOn.End(Offer(Declined, Reaffirmed), isValid: false).ShouldBe(Settled(false));
        PassingOn.End(Offer(Overdue), isValid: true).ShouldBe(new OfferWithdrawn(Sample.ReferralId, "N1", 1, "reasons-accepted"));
        PassingOn.End(Offer(Overdue), isValid: false).ShouldBeNull();
        PassingOn.End(Offer(Overdue, Reaffirmed), isValid: false).ShouldBe(new OfferWithdrawn(Sample.ReferralId, "N1", 1, "not-complied"));
        PassingOn.End(Offer(Accepted), isValid: true).ShouldBeNull();
        PassingOn.End(Offer(Declined, Settled(false)), isValid: true).ShouldBeNull();
        PassingOn.End(Offer(Declined, new DeclineWithdrawn(Sample.ReferralId, "N1", Sample.OfferId), Accepted), isValid: true).ShouldBeNull();
    }

    // N1 and N2 share 40 of the 60 of those that take turns, two to one; S1 has the other 20.
    [Fact]
    public void Given_accepted_reasons_then_reversed_and_decided_afresh_as_if_the_authority_could_not_take_the_child()
    {
        var (entries, outcome, book) = PassedOn(isValid: true);
        entries[0].ShouldBeText(new DecisionReversed(Sample.ReferralId, Sample.DecisionId, "N1", 1, Standing.Accruals, []));
        var afresh = entries[1].ShouldBeOfType<Decided>();
        afresh.Referral.ShouldBeText(Sample.Child with { Declines = [new RotaDecline("N1", true)] });
        (entries.Count, afresh.Attempt, afresh.Position, afresh.DecisionId).ShouldBe((2, 2, 4, Sample.OfferId));
        afresh.Accruals.Select(a => a.Authority).ShouldBe(["N2", "S1"]);
        book.Ledger.Of("N1").ShouldBe(LedgerAccount.None);
        outcome[0].ShouldBe(new DeclineStood(Sample.OfferId, "N1", true));
        var recommended = outcome[1].ShouldBeOfType<AuthorityRecommended>();
        recommended.Excluded.ShouldBe([new("K1", "threshold"), new("N1", "declined-valid")]);
        Afterwards(outcome).ShouldBe((AllocationStatus.Waiting, 2, null, null));
    }

    [Fact]
    public void Given_a_referral_that_must_not_wait_then_the_authority_accrues_and_is_next_in_line()
    {
        var (entries, outcome, book) = PassedOn(isValid: false);
        var afresh = entries[1].ShouldBeOfType<Decided>();
        afresh.Referral.ShouldBeText(Sample.Child with { Declines = [new RotaDecline("N1", false)] });
        afresh.Accruals.Select(a => a.Authority).ShouldBe(["N1", "N2", "S1"]);
        book.Ledger.Of("N1").Balance.ShouldBe(afresh.Accruals[0].Units);
        outcome[1].ShouldBeOfType<AuthorityRecommended>().Excluded.ShouldBe([new("K1", "threshold"), new("N1", "declined")]);
        Afterwards(outcome).ShouldBe((AllocationStatus.Waiting, 2, null, null));
    }

    [Fact]
    public void Given_a_second_decline_then_every_decline_of_the_referral_goes_with_it()
    {
        var first = PassedOn(isValid: true);
        var a = first.Outcome.Aggregate(Case(Sample.Offered, Noted), (state, e) => AllocationCase.Evolve(state, e)!);
        var standing = (Decided)first.Entries[1];
        var offered = AllocationCase.Evolve(a, Sample.Offered with { OfferId = Sample.ChildId, Authority = standing.Chosen })!;
        var (entries, outcome) = PassingOn.Decide(
            offered, new DeclineStood(Sample.ChildId, standing.Chosen, false), new DeclinedTurn(standing, MatchingFacts.None, Sample.Sight, first.Book),
            Guid.NewGuid(), Sample.Monday);
        RotaDecline[] declines = [new("N1", true), new(standing.Chosen, false)];
        entries[1].ShouldBeOfType<Decided>().Referral.Declines.ShouldBe(declines);
        ((Decided)entries[1]).Attempt.ShouldBe(3);
        outcome.Aggregate(offered, (state, e) => AllocationCase.Evolve(state, e)!).Declines.ShouldBe(declines);
    }

    [Fact]
    public void Given_nobody_else_when_passed_on_then_unplaced_and_every_account_is_as_before_it_was_referred()
    {
        var alone = Sample.Of(Sample.Facts with { Authorities = [Sample.Facts.Authority("K1"), Sample.Facts.Authority("N1")] });
        var standing = Sample.Decided(2, Sample.Child, new Accrual("N1", Units.PerChild));
        var seen = RotaBook.Evolve(RotaBook.Empty, new PositionsSeen(alone.Positions));
        var (entries, outcome) = PassingOn.Decide(
            Case(Sample.Offered, Noted), new DeclineStood(Sample.OfferId, "N1", true),
            new DeclinedTurn(standing, MatchingFacts.None, alone, RotaBook.Evolve(seen, standing)), Sample.OfferId, Sample.Monday);
        entries.Select(e => e.GetType().Name).ShouldBe(["DecisionReversed", "Unplaced"]);
        entries.Aggregate(RotaBook.Evolve(seen, standing), RotaBook.Evolve).Ledger.Accounts().ShouldBe(seen.Ledger.Accounts());
        var unplaced = outcome.Aggregate(Case(Sample.Offered, Noted), (state, e) => AllocationCase.Evolve(state, e)!);
        (unplaced.Status, unplaced.Attempt).ShouldBe((AllocationStatus.Unplaced, 2));
        RetryUnplaced.Decide(unplaced, MatchingFacts.None, Sample.Sight, Sample.Seen, Guid.NewGuid(), Sample.Monday)!.Value.Entries
            .OfType<Decided>().Single().Referral.Declines.ShouldBe([new RotaDecline("N1", true)]);
    }

    [Fact]
    public void Given_a_volunteer_that_declines_or_a_seat_of_a_burst_then_what_stands_is_what_is_taken_back()
    {
        var volunteered = new AllocationVolunteered(Sample.OfferId, "S1", "scotland", Sample.Monday, "somebody");
        var taken = new VoluntaryTaken(Sample.ReferralId, Sample.Child.Id, "S1", 1, [new Accrual("N1", Units.PerChild)], []);
        PassingOn.Decide(
            Case(volunteered), new DeclineStood(Sample.OfferId, "S1", true),
            new DeclinedTurn(taken, MatchingFacts.None, Sample.Sight, RotaBook.Evolve(Sample.Seen, taken)), Sample.OfferId, Sample.Monday)
            .Entries[0].ShouldBeText(new DecisionReversed(Sample.ReferralId, Guid.Empty, "S1", 1, taken.Accruals, []));

        var seat = Standing with { ReferralId = Sample.ChildId, DecisionId = Sample.ChildId };
        var seated = Case(new SeatGiven(Sample.OfferId, Sample.ChildId, 2, "N1", new(2, "NTS-2026-000124", 2), "Seat."), Sample.Offered);
        var (entries, outcome) = PassingOn.Decide(
            seated, new DeclineStood(Sample.OfferId, "N1", true),
            new DeclinedTurn(seat, MatchingFacts.None, Sample.Sight, RotaBook.Evolve(Sample.Seen, seat)), Sample.OfferId, Sample.Monday);
        entries[0].ShouldBeText(new DecisionReversed(Sample.ReferralId, Sample.ChildId, "N1", 1, Standing.Accruals, []));
        outcome.Aggregate(seated, (state, e) => AllocationCase.Evolve(state, e)!).Seat.ShouldBeNull();
    }

    [Fact]
    public void Given_a_declined_referral_when_it_ends_then_the_reservation_is_taken_back() =>
        Ending.Decide(Case(Sample.Offered, Noted), Standing)
            .ShouldBeText(new DecisionReversed(Sample.ReferralId, Sample.DecisionId, "N1", 1, Standing.Accruals, []));

    static Messages.OfferDeclined Message { get; } = new()
    {
        OfferId = Sample.OfferId, Version = 2, OccurredAt = Sample.Monday, ReferralId = Sample.ReferralId, Authority = "N1", Size = 1,
        RefusalId = Sample.OfferId, Codes = ["G04"],
    };

    static ObligationReaffirmed Obligation { get; } = new()
    {
        RefusalId = Sample.OfferId, Version = 7, OccurredAt = Sample.Monday, ReferralId = Sample.ReferralId, Authority = "N1", EntryAuthority = "K1",
        ComplyBy = new DateOnly(2026, 3, 10),
    };

    static (IReadOnlyList<RotaEvent> Entries, IReadOnlyList<AllocationEvent> Outcome, RotaBook Book) PassedOn(bool isValid)
    {
        var book = RotaBook.Evolve(Sample.Seen, Standing);
        var (entries, outcome) = PassingOn.Decide(
            Case(Sample.Offered, Noted), new DeclineStood(Sample.OfferId, "N1", isValid),
            new DeclinedTurn(Standing, MatchingFacts.None, Sample.Sight, book), Sample.OfferId, Sample.Monday);
        return (entries, outcome, entries.Aggregate(book, RotaBook.Evolve));
    }

    static (AllocationStatus, int, Guid?, string?) Afterwards(IReadOnlyList<AllocationEvent> outcome)
    {
        var a = outcome.Aggregate(Case(Sample.Offered, Noted), (state, e) => AllocationCase.Evolve(state, e)!);
        return (a.Status, a.Attempt, a.OfferId, a.OfferedAuthority);
    }

    static DeclineSettled Settled(bool isValid) => new(Sample.ReferralId, "N1", Sample.OfferId, isValid);

    static Offer Offer(params OfferEvent[] events) =>
        events.Aggregate(TransferScheme.Allocation.Offers.Offer.Evolve(null, Sample.Made()), TransferScheme.Allocation.Offers.Offer.Evolve)!;

    static AllocationCase Case(params AllocationEvent[] events) =>
        events.Aggregate(Sample.Waiting(), (state, e) => AllocationCase.Evolve(state, e)!);
}
