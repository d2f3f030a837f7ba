using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Tests;

/// <summary>Where weights times balances are more than a <c>long</c> holds: worked out by hand.</summary>
public sealed class LargeWeightTests
{
    const long Half = 500_000_000_000_000_000;
    const long Most = 4_000_000_000_000_000_000;
    static readonly RotaRules Rules = new("large", "population", RepaymentPercent: 0);

    [Fact]
    public void Given_one_region_ten_ahead_when_decided_then_it_is_due_within_twelve_children()
    {
        // After its share it is nine ahead: 2.5 behind comes with the eleventh and a half child.
        var decision = Decide(1, ("a", Most, -10_000));

        decision.Regions.Select(r => r.Deadline).ShouldBe([12]);
        decision.Ahead.ShouldBe(new LookAhead(10, -1));
    }

    [Fact]
    public void Given_a_small_region_three_ahead_of_a_large_one_when_decided_then_the_look_ahead_is_as_far_as_the_rules_allow()
    {
        var decision = Decide(1, ("a", 1, -3_000), ("b", Most, 3_000));

        decision.Ahead.Horizon.ShouldBe(Rules.HorizonCap);
        decision.Regions[0].Deadline.ShouldBe(long.MaxValue);
    }

    [Fact]
    public void Given_five_regions_of_which_one_is_three_ahead_when_decided_then_nothing_is_due_so_soon_that_the_others_must_go_first()
    {
        // Within 1, 2, 3 … 7 children 1, 2, 3, 4, 5, 5 and 7 of the others are due; the fourth region only with the seventeenth.
        var decision = Decide(
            2, ("a", 3 * Half, 1_900), ("b", Half, 2_025), ("c", Half, 1_650), ("d", 3 * Half, -3_000), ("e", 2 * Half, 1_775));

        decision.Regions.Select(r => r.Deadline).ShouldBe([1, 3, 7, 17, 2]);
        decision.Ahead.ShouldBe(new LookAhead(9, -1));
        decision.Rule.ShouldBe(RegionRule.WithinGuard);
    }

    [Fact]
    public void Given_a_balance_at_the_end_of_a_long_when_decided_then_exact_or_refused_and_never_wrong()
    {
        try
        {
            Decide(1, ("a", 1, -9_223_372_000)).Regions[0].Deadline.ShouldBe(9_223_374);
        }
        catch (OverflowException)
        {
            // More than 9.2 million children are more than the ledger has room for.
        }
    }

    static RotaDecision Decide(int size, params (string Id, long Weight, long Thousandths)[] authorities)
    {
        var roll = Roll.Empty.With(authorities.Select(a => KeyValuePair.Create(a.Id, $"region {a.Id}")));
        var ledger = Ledger.Empty.On(roll).Open([.. authorities.Select(a => a.Thousandths * (Units.PerChild / 1_000))]);
        Position[] positions = [.. authorities.Select(a => new Position(a.Weight, true, null, null, null))];
        return GuardedRota.Decide(ledger, positions, new RotaGroup(size), Rules);
    }
}
