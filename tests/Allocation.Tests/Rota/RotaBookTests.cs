using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

/// <summary>The ledger's entries, one after the other: balances and turns under way.</summary>
public sealed class RotaBookTests
{
    static readonly Decided Decided = new(
        Sample.DecisionId, 1, Sample.ReferralId, 2, "2022-08-24", [new("N1", Units.PerChild), new("N2", Units.PerChild)], "N1",
            "north-east");

    [Fact]
    public void A_decision_accrues_shares_and_reserves() => Balances(Decided).ShouldBe(
        [("N1", -Units.PerChild, 0, 2), ("N2", Units.PerChild, 0, 0)]);

    [Fact]
    public void A_pick_out_of_order_moves_the_reservation_and_leaves_the_shares() => Balances(Decided, Moved()).ShouldBe(
        [("N1", Units.PerChild, 0, 0), ("N2", -Units.PerChild, 0, 2)]);

    [Fact]
    public void An_acceptance_turns_the_reservation_into_the_debit() => Balances(Decided, Moved(), Debited("N2")).ShouldBe(
        [("N1", Units.PerChild, 0, 0), ("N2", -Units.PerChild, 2, 0)]);

    [Fact]
    public void Children_count_for_their_authority_from_decision_to_arrival()
    {
        InFlight(Decided).ShouldBe([KeyValuePair.Create("N1", 2)]);
        InFlight(Decided, Moved()).ShouldBe([KeyValuePair.Create("N2", 2)]);
        InFlight(Decided, Moved(), Debited("N2")).ShouldBe([KeyValuePair.Create("N2", 2)]);
        InFlight(Decided, Moved(), Debited("N2"), new TurnCompleted(Sample.ReferralId)).ShouldBeEmpty();
    }

    [Fact]
    public void A_turn_keeps_the_position_of_its_decision_so_that_it_can_be_undone() =>
        Fold(Decided, Moved(), Debited("N2")).Turns.ShouldBe([KeyValuePair.Create(Sample.ReferralId, new Turn("N2", 2, 1))]);

    [Fact]
    public void A_debit_without_a_reservation_is_an_error_and_never_a_silent_entry() =>
        Should.Throw<InvalidOperationException>(() => Fold(Decided, Debited("N2")));

    static ReservationMoved Moved() => new(Sample.ReferralId, "N1", "N2", 2);

    static ReservationDebited Debited(string authority) => new(Sample.ReferralId, authority, 2);

    static RotaBook Fold(params RotaEvent[] events) => events.Aggregate(default(RotaBook), RotaBook.Evolve)!;

    static IEnumerable<KeyValuePair<string, int>> InFlight(params RotaEvent[] events) => Fold(events).InFlight();

    static IEnumerable<(string, long, int, int)> Balances(params RotaEvent[] events) =>
        Fold(events).Ledger.Accounts.Select(a => (a.Key, a.Value.Balance, a.Value.Received, a.Value.Reserved));
}
