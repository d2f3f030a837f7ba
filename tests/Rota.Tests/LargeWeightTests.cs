using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Tests;

/// <summary>Where weights times balances are more than a <c>long</c> holds: worked out by hand.</summary>
public sealed class LargeWeightTests
{
    const long Most = 4_000_000_000_000_000_000;
    static readonly RotaRules Rules = new("large", "population", RepaymentPercent: 0);

    [Fact]
    public void Given_one_region_ten_ahead_when_decided_then_it_is_due_within_twelve_children()
    {
        // After its share it is nine ahead: 2.5 behind comes with the eleventh and a half child.
        var decision = Decide(("a", Most, -10));

        decision.Regions.Select(r => r.Deadline).ShouldBe([12]);
        decision.Ahead.ShouldBe(new LookAhead(10, -1));
    }

    [Fact]
    public void Given_a_small_region_three_ahead_of_a_large_one_when_decided_then_the_look_ahead_is_as_far_as_the_rules_allow()
    {
        var decision = Decide(("a", 1, -3), ("b", Most, 3));

        decision.Ahead.Horizon.ShouldBe(Rules.HorizonCap);
        decision.Regions[0].Deadline.ShouldBe(long.MaxValue);
    }

    [Fact]
    public void Given_one_region_ten_behind_and_another_ahead_when_decided_then_only_the_one_behind_must_be_served()
    {
        var decision = Decide(("a", Most, -10), ("b", Most, 10));

        decision.Regions.Select(r => (r.Deadline, r.IsAllowed)).ShouldBe([(25, false), (0, true)]);
        decision.Ahead.ShouldBe(new LookAhead(20, 0));
    }

    static RotaDecision Decide(params (string Id, long Weight, int Balance)[] authorities)
    {
        var roll = Roll.Empty.With(authorities.Select(a => KeyValuePair.Create(a.Id, $"region {a.Id}")));
        var ledger = Ledger.Empty.On(roll);
        foreach (var (id, _, balance) in authorities)
        {
            ledger = ledger.Open(roll.PlaceOf(id), Units.Of(balance));
        }

        Position[] positions = [.. authorities.Select(a => new Position(a.Weight, true, null, null, null))];
        return GuardedRota.Decide(ledger, positions, new RotaGroup(1), Rules);
    }
}
