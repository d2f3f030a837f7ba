using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

public sealed class RotaLedgerTests
{
    static readonly Accrual[] Shares = [new("a", 700_000_000_000), new("b", 300_000_000_000)];

    [Fact]
    public void Given_decision_when_reserved_and_debited_then_balance_moves_once()
    {
        var reserved = RotaLedger.Empty.Accrue(Shares).Reserve("a", 1);
        var debited = reserved.Debit("a", 1);

        Accounts(reserved).ShouldBe([("a", new(700_000_000_000, 0, 1, 1)), ("b", new(300_000_000_000, 0, 0, 0))]);
        Accounts(debited).ShouldBe([("a", new(700_000_000_000, 1, 0, 1)), ("b", new(300_000_000_000, 0, 0, 0))]);
        Balances(reserved).ShouldBe([-300_000_000_000, 300_000_000_000]);
        Balances(debited).ShouldBe(Balances(reserved));
    }

    [Fact]
    public void Given_another_authority_is_picked_when_reservation_moves_then_the_shares_stay() =>
        Accounts(RotaLedger.Empty.Accrue(Shares).Reserve("a", 1).Release("a", 1).Reserve("b", 1))
            .ShouldBe([("a", new(700_000_000_000, 0, 0, 0)), ("b", new(300_000_000_000, 0, 1, 1))]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Given_decision_when_reversed_before_or_after_acceptance_then_every_account_as_before(bool accepted)
    {
        var before = RotaLedger.Empty.Accrue([new("a", 5), new("b", -5)]).Reserve("a", 2);
        var decided = before.Accrue(Shares).Reserve("b", 1);

        Accounts((accepted ? decided.Debit("b", 1) : decided).Reverse(Shares, "b", 1, accepted)).ShouldBe(Accounts(before));
    }

    [Fact]
    public void Given_nothing_reserved_when_debited_released_or_reversed_then_an_error_and_no_child_out_of_nowhere()
    {
        var ledger = RotaLedger.Empty.Accrue(Shares).Reserve("a", 1);
        Action[] faults =
        [
            () => ledger.Debit("b", 1),
            () => ledger.Release("a", 2),
            () => ledger.Reverse(Shares, "b", 1, debited: false),
            () => ledger.Reverse(Shares, "a", 1, debited: true)
        ];

        faults.Select(fault => Should.Throw<InvalidOperationException>(fault).Message).ShouldBe(
        [
            "The ledger holds 0 children to take back from b, not 1.",
            "The ledger holds 1 children to take back from a, not 2.",
            "The ledger holds 0 children to take back from b, not 1.",
            "The ledger holds 0 children to take back from a, not 1."
        ]);
    }

    static IEnumerable<(string, RotaAccount)> Accounts(RotaLedger ledger) => ledger.Accounts.Select(a => (a.Key, a.Value));

    static IEnumerable<long> Balances(RotaLedger ledger) => ledger.Accounts.Values.Select(a => a.Balance);
}
