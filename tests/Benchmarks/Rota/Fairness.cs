using TransferScheme.Rota;
using TransferScheme.Rota.Deciding;

namespace TransferScheme.Benchmarks.Rota;

/// <summary>How far anyone was from the fair share after any referral of an instance, in children, and the least that any rule could do.</summary>
/// <param name="Region">Furthest of any region.</param>
/// <param name="Authority">Furthest of any authority.</param>
/// <param name="RegionFloor">What no rule can stay below, for regions.</param>
/// <param name="AuthorityFloor">The same for authorities.</param>
sealed record Fairness(double Region, double Authority, double RegionFloor, double AuthorityFloor)
{
    /// <summary>Runs an instance.</summary>
    public static Fairness Of(Scenario scenario, Roll roll, long[] weights, int count, int seed)
    {
        var rules = new RotaRules("benchmark", "regional-shares", scenario.LargestGroup, RepaymentPercent: 0);
        var isIn = scenario.In(roll.Count, seed);
        Position[] positions = [.. weights.Select((w, i) => new Position(w, isIn[i], null, null, null))];
        var ledger = Ledger.Empty.On(roll);
        var memory = new RunMemory();
        int[] regionOf = [.. roll.Ids.Select((_, i) => roll.Regions.ToList().IndexOf(roll.RegionAt(i)))];
        var (furthest, furthestRegion) = (0L, 0L);
        var floor = new Floor(roll.Count, roll.Regions.Count, regionOf);
        foreach (var (changed, group) in scenario.Events(roll.Count, count, seed))
        {
            if (changed >= 0)
            {
                positions[changed] = positions[changed] with { Participates = !positions[changed].Participates };
            }

            var decision = GuardedRota.Decide(ledger, positions, group, rules, memory);
            if (decision.Chosen < 0)
            {
                continue;
            }

            ledger = decision.Accrued.Take(decision.Chosen, group.Size);
            floor.After(decision);
            var regions = new long[roll.Regions.Count];
            for (var i = 0; i < roll.Count; i++)
            {
                furthest = Math.Max(furthest, Math.Abs(ledger.Balance(i)));
                regions[regionOf[i]] += ledger.Balance(i);
            }

            furthestRegion = Math.Max(furthestRegion, regions.Max(Math.Abs));
        }

        return new Fairness(Children(furthestRegion), Children(furthest), floor.Region, floor.Authority);
    }

    static double Children(long units) => units / (double)Units.PerChild;
}

/// <summary>
/// What no rule can stay below. Whoever gets a group of s jumps by s less its share, so that it was or is half of that away (all of it
/// the first time); and over any stretch an authority falls behind by its shares less the children it could take.
/// </summary>
sealed class Floor(int authorities, int regions, int[] regionOf)
{
    readonly double[] _stretch = new double[authorities];
    readonly double[] _regionStretch = new double[regions];
    bool _begun;

    public double Authority { get; private set; }

    public double Region { get; private set; }

    public void After(RotaDecision decision)
    {
        var size = (double)decision.Group.Size;
        var able = Enumerable.Range(0, authorities).Where(i => decision.Exclusions[i] is Exclusion.None).ToList();
        var shares = decision.Shares.Select(s => s / (double)Units.PerChild).ToArray();
        var regionShares = new double[regions];
        var canRegion = new bool[regions];
        foreach (var i in able)
        {
            canRegion[regionOf[i]] = true;
        }

        for (var i = 0; i < authorities; i++)
        {
            regionShares[regionOf[i]] += shares[i];
            _stretch[i] = Math.Max(0, _stretch[i] + shares[i] - (decision.Exclusions[i] is Exclusion.None ? size : 0));
            Authority = Math.Max(Authority, _stretch[i] / 2);
        }

        for (var r = 0; r < regions; r++)
        {
            _regionStretch[r] = Math.Max(0, _regionStretch[r] + regionShares[r] - (canRegion[r] ? size : 0));
            Region = Math.Max(Region, _regionStretch[r] / 2);
        }

        var part = _begun ? 0.5 : 1;
        Authority = Math.Max(Authority, part * (size - able.Max(i => shares[i])));
        Region = Math.Max(Region, part * (size - able.Max(i => regionShares[regionOf[i]])));
        _begun = true;
    }
}
