using TransferScheme.Allocation.Rota;
using TransferScheme.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

/// <summary>The ledger's entries, one after the other: balances, children on their way, and what was seen.</summary>
public sealed class RotaBookTests
{
    static readonly Decided Decided = Sample.Decided(
        1, Sample.Child with { Size = 2 }, new Accrual("N1", Units.PerChild), new Accrual("N2", Units.PerChild));

    [Fact]
    public void A_decision_accrues_shares_and_reserves() => Balances(Sight, Decided).ShouldBe(
        [("N1", -Units.PerChild, 0, 2), ("N2", Units.PerChild, 0, 0)]);

    [Fact]
    public void A_pick_out_of_order_moves_the_reservation_and_leaves_the_shares() => Balances(Sight, Decided, Moved()).ShouldBe(
        [("N1", Units.PerChild, 0, 0), ("N2", -Units.PerChild, 0, 2)]);

    [Fact]
    public void An_acceptance_turns_the_reservation_into_the_debit() => Balances(Sight, Decided, Moved(), Debited("N2")).ShouldBe(
        [("N1", Units.PerChild, 0, 0), ("N2", -Units.PerChild, 2, 0)]);

    [Fact]
    public void A_swap_moves_the_debit_and_leaves_the_shares()
    {
        var swapped = new DebitMoved(Sample.ReferralId, "N2", "N1", 2);
        Balances(Sight, Decided, Moved(), Debited("N2"), swapped).ShouldBe([("N1", -Units.PerChild, 2, 0), ("N2", Units.PerChild, 0, 0)]);
        InFlight(Sight, Decided, Moved(), Debited("N2"), swapped).ShouldBe([("N1", 2), ("N2", 0)]);
        Should.Throw<InvalidOperationException>(() => Fold(Sight, Decided, Moved(), swapped));
    }

    [Fact]
    public void Children_count_for_their_authority_from_decision_to_arrival()
    {
        InFlight(Sight, Decided).ShouldBe([("N1", 2), ("N2", 0)]);
        InFlight(Sight, Decided, Moved()).ShouldBe([("N1", 0), ("N2", 2)]);
        InFlight(Sight, Decided, Moved(), Debited("N2")).ShouldBe([("N1", 0), ("N2", 2)]);
        InFlight(Sight, Decided, Moved(), Debited("N2"), new TurnCompleted(Sample.ReferralId, "N2", 2)).ShouldBe([("N1", 0), ("N2", 0)]);
    }

    [Fact]
    public void What_was_seen_of_an_authority_stands_until_something_else_is_seen()
    {
        var (n1, n2) = (Seen("N1", 10), Seen("N2", 5));
        var book = Fold(Sight, Decided);
        book.Seeing([n2, n1]).ShouldBeNull();
        var grown = Seen("N2", 6);
        book.Seeing([grown, n1])!.Positions.ShouldBe([grown]);
        RotaBook.Evolve(book, new PositionsSeen([grown])).Positions.Values.ShouldBe([n1, grown]);
    }

    [Fact]
    public void Room_is_never_more_than_was_accepted_also_when_a_child_on_its_way_then_goes_elsewhere()
    {
        // One was on its way when no place was accepted; then it was taken back.
        var seen = Seen("N1", 10) with { Places = 1, Accepted = 0 };
        (seen.Room(1), seen.Room(0), seen.Room(2)).ShouldBe((0, 0, -1));
        Seen("N1", 10).Room(3).ShouldBeNull();
    }

    [Fact]
    public void A_debit_without_a_reservation_is_an_error_and_never_a_silent_entry() =>
        Should.Throw<InvalidOperationException>(() => Fold(Sight, Decided, Debited("N2")));

    [Fact]
    public void An_entry_about_somebody_who_was_never_seen_is_an_error() =>
        Should.Throw<InvalidOperationException>(() => Fold(Decided)).Message.ShouldBe("The rota has never seen N1.");

    [Fact]
    public void What_is_taken_back_before_or_after_acceptance_restores_every_account()
    {
        var decided = Decided with { Arrears = [new("N1", -5), new("N2", 5)] };
        var before = Fold(Sight).Ledger.Accounts();
        Fold(Sight, decided, TakingBack.Of(Sample.ReferralId, decided, "N1", isDebited: false)).Ledger.Accounts().ShouldBe(before);
        Fold(Sight, decided, Moved(), TakingBack.Of(Sample.ReferralId, decided, "N2", isDebited: false)).Ledger.Accounts().ShouldBe(before);
        Fold(Sight, decided, Moved(), Debited("N2"), TakingBack.Of(Sample.ReferralId, decided, "N2", isDebited: true)).Ledger.Accounts().ShouldBe(before);
        var taken = new VoluntaryTaken(Sample.ReferralId, "r", "N2", 2, decided.Accruals, decided.Arrears);
        Fold(Sight, taken, Debited("N2"), TakingBack.Of(Sample.ReferralId, taken, "N2", isDebited: true)).Ledger.Accounts().ShouldBe(before);
    }

    [Fact]
    public void A_debit_that_was_never_made_cannot_be_taken_back() =>
        Should.Throw<InvalidOperationException>(() => Fold(Sight, Decided, TakingBack.Of(Sample.ReferralId, Decided, "N1", isDebited: true)));

    [Fact]
    public void A_decision_moves_the_arrears_too() =>
        Fold(Sight, Decided with { Arrears = [new("N1", -5), new("N2", 5)] }).Ledger.Of("N2").Arrears.ShouldBe(5);

    static PositionsSeen Sight => new([Seen("N1", 10), Seen("N2", 5)]);

    static ReservationMoved Moved() => new(Sample.ReferralId, "N1", "N2", 2, "safety", "picker");

    static ReservationDebited Debited(string authority) => new(Sample.ReferralId, authority, 2);

    static RotaBook Fold(params RotaEvent[] events) => events.Aggregate(RotaBook.Empty, RotaBook.Evolve);

    static SeenPosition Seen(string authority, int count) =>
        new(authority, "north-east", 1, Participates: true, count, new Threshold(100_000, 100), Places: null);

    static IEnumerable<(string, int)> InFlight(params RotaEvent[] events) =>
        Accounts(events).Select(a => (a.Id, a.Account.InFlight));

    static IEnumerable<(string, long, int, int)> Balances(params RotaEvent[] events) =>
        Accounts(events).Select(a => (a.Id, a.Account.Balance, a.Account.Received, a.Account.Reserved));

    static IEnumerable<(string Id, LedgerAccount Account)> Accounts(RotaEvent[] events)
    {
        var ledger = Fold(events).Ledger;
        return ledger.Roll.Ids.Select(id => (id, ledger.Of(id)));
    }
}
