using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Cases;

namespace TransferScheme.Rota.Tests;

/// <summary>
/// P4 of the specification's properties: single children, fixed weights, everyone eligible, the strict band. Whatever is picked inside the
/// guard, no region is ever more than one child from its share, plus a millionth for rounding.
/// </summary>
public sealed class GuardProperties
{
    const long Limit = Units.PerChild + (Units.PerChild / 1_000_000);
    static readonly RotaRules Strict = new("guard", "population", LargestGroup: 1, RepaymentPercent: 0);

    delegate int Picker(Random random, IReadOnlyList<int> inTurn, RotaDecision decision, Roll roll);

    static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue);

    [Fact]
    public void P4_Given_a_random_pick_inside_the_guard_when_any_run_is_played_then_no_region_strays_more_than_one_child() =>
        Guarded((random, inTurn, _, _) => inTurn[random.Next(inTurn.Count)]);

    [Fact]
    public void P4_Given_the_region_least_behind_inside_the_guard_when_any_run_is_played_then_no_region_strays_more_than_one_child() =>
        Guarded((random, inTurn, d, roll) => inTurn.MinBy(i => d.Regions[roll.RegionOf[i]].Balance));

    [Fact]
    public void P4_Given_the_last_deadline_inside_the_guard_when_any_run_is_played_then_no_region_strays_more_than_one_child() =>
        Guarded((random, inTurn, d, roll) => inTurn.MaxBy(i => d.Regions[roll.RegionOf[i]].Deadline));

    [Fact]
    public void P4_Given_what_the_rota_chooses_when_any_run_is_played_then_no_region_strays_more_than_one_child() =>
        Guarded((_, _, decision, _) => decision.Chosen);

    static void Guarded(Picker pick) => Many.Hold(
        Seeds.ToArbitrary(), seed => Play(new Random(seed), pick).ShouldBeLessThanOrEqualTo(Limit), ordinary: 1_000, inTheLongRun: 10_000);

    // Furthest that any region is from its share after any child.
    static long Play(Random random, Picker pick)
    {
        var regions = random.From(2, 12);
        var roll = Roll.Empty.With(Enumerable.Range(0, regions * random.From(1, 3)).Select(at =>
            KeyValuePair.Create(RotaCases.Id(at), RotaCases.Region(at % regions))));
        var weights = Weights(random);
        Position[] positions = [.. roll.Ids.Select(_ => new Position(weights(), true, null, null, null))];
        var ledger = Ledger.Empty.On(roll);
        var sums = new long[roll.Regions.Count];
        var worst = 0L;
        for (var children = random.From(10, 300); children > 0; children--)
        {
            var decision = GuardedRota.Decide(ledger, positions, new RotaGroup(1), Strict);
            var chosen = pick(random, [.. Enumerable.Range(0, roll.Count).Where(i => decision.IsInTurn(i, roll))], decision, roll);
            ledger = ledger.Accrue(decision.Shares, decision.ArrearsChanges).Reserve(chosen, 1);
            sums.AsSpan().Clear();
            for (var i = 0; i < roll.Count; i++)
            {
                sums[roll.RegionOf[i]] += ledger.Balance(i);
            }

            worst = Math.Max(worst, sums.Max(Math.Abs));
        }

        return worst;
    }

    static Func<long> Weights(Random random) => random.Next(4) switch
    {
        0 => () => random.From(1, 3),
        1 => () => random.From(1, 50),
        2 => () => random.NextInt64(1, 100_000_000),
        _ => () => (long)Math.Pow(10, random.From(0, 3)) * random.From(1, 9),
    };
}
