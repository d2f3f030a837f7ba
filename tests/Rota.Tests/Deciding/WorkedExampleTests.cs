using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Tests.Deciding;

/// <summary>
/// Nine decisions worked out by hand: five authorities in three regions, single children, everyone at 0 in the beginning. Figures are in
/// thousandths of a child: regions after the share, authorities after the debit.
/// </summary>
public sealed class WorkedExampleTests
{
    static readonly string[] Order = ["E1", "E2", "N1", "S1", "S2"];
    static readonly RotaRules Strict = new("example", "population", LargestGroup: 1, RepaymentPercent: 0);

    static readonly Row[] Rows =
    [
        new("", [400, 200, 400], 1, -1, "East North South", RegionRule.WithinGuard, "S1", [240, 160, 200, -680, 80]),
        new("", [800, 400, -200], 2, -1, "East North", RegionRule.WithinGuard, "E1", [-520, 320, 400, -360, 160]),
        new("", [200, 600, 200], 1, -1, "East North South", RegionRule.WithinGuard, "N1", [-280, 480, -400, -40, 240]),
        new("", [600, -200, 600], 2, -1, "East South", RegionRule.WithinGuard, "E2", [-40, -360, -200, 280, 320]),
        new("", [0, 0, 1000], 1, -1, "East North South", RegionRule.WithinGuard, "S1", [200, -200, 0, -400, 400]),
        new("", [400, 200, 400], 1, -1, "East North South", RegionRule.WithinGuard, "S2", [440, -40, 200, -80, -520]),
        new("E1 E2 N1 S1", [800, 400, -200], 2, -1, "South", RegionRule.MostBehind, "S2", [680, 120, 400, 240, -1440]),
        new("E1 E2 S2", [1200, 600, -800], 3, 0, "North", RegionRule.EarliestDeadline, "N1", [920, 280, -400, 560, -1360]),
        new("", [1600, -200, -400], 2, 0, "East", RegionRule.MustServeSoon, "E1", [160, 440, -200, 880, -1280]),
    ];

    [Fact]
    public void Given_the_worked_example_when_decided_row_by_row_then_as_by_hand()
    {
        var roll = Roll.Empty.With(new Dictionary<string, string>
        {
            ["S2"] = "South", ["N1"] = "North", ["E1"] = "East", ["S1"] = "South", ["E2"] = "East",
        });
        Position[] positions = [.. new[] { 30_000, 20_000, 25_000, 40_000, 10_000 }.Select(w => new Position(w, true, null, null, null))];
        var ledger = Ledger.Empty.On(roll);
        foreach (var row in Rows)
        {
            int[] unsuitable = [.. row.Unsuitable.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(roll.PlaceOf)];
            var decision = GuardedRota.Decide(ledger, positions, new RotaGroup(1, Unsuitable: unsuitable), Strict);
            decision.Regions.Select(r => Thousandths(r.Balance)).ShouldBe(row.Regions);
            decision.Ahead.ShouldBe(new LookAhead(row.Horizon, row.Binding));
            string.Join(' ', decision.Regions.Index().Where(r => r.Item.IsAllowed).Select(r => roll.Regions[r.Index])).ShouldBe(row.Allowed);
            decision.Rule.ShouldBe(row.Rule);
            roll.Ids[decision.Chosen].ShouldBe(row.Chosen);
            ledger = ledger.Accrue(decision.Shares).Reserve(decision.Chosen, 1);
            Order.Select(id => Thousandths(ledger.Balance(roll.PlaceOf(id)))).ShouldBe(row.Balances);
        }
    }

    [Fact]
    public void Given_three_equal_authorities_when_three_children_are_decided_then_the_odd_units_go_to_the_first()
    {
        var roll = Roll.Empty.With(new Dictionary<string, string> { ["a"] = "X", ["b"] = "X", ["c"] = "Y" });
        Position[] positions = [.. Enumerable.Repeat(new Position(1, true, null, null, null), 3)];
        var ledger = Ledger.Empty.On(roll);
        foreach (var expected in roll.Ids)
        {
            var decision = GuardedRota.Decide(ledger, positions, new RotaGroup(1), Strict);
            decision.Shares.ShouldBe([333_333_333_334, 333_333_333_333, 333_333_333_333]);
            roll.Ids[decision.Chosen].ShouldBe(expected);
            ledger = ledger.Accrue(decision.Shares).Reserve(decision.Chosen, 1);
        }

        Enumerable.Range(0, 3).Select(ledger.Balance).ShouldBe([2, -1, -1]);
    }

    static long Thousandths(long units) => units / (Units.PerChild / 1000);

    sealed record Row(
        string Unsuitable, long[] Regions, int Horizon, int Binding, string Allowed, RegionRule Rule, string Chosen, long[] Balances);
}
