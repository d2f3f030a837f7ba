using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Rota.Batches;

namespace TransferScheme.Rota.Tests.Batches;

/// <summary>Bursts to solve: small ones that can be tried out in full, and large ones as they come.</summary>
static class Bursts
{
    /// <summary>Up to six referrals, little room, few different mismatches: ties and groups without a place are common.</summary>
    internal static readonly Arbitrary<BatchProblem> Small = (
        from authorities in Authority().ListOf().Where(all => all.Count is >= 1 and <= 4)
        from referrals in Referral(authorities.Count).ListOf().Where(all => all.Count <= 6)
        select new BatchProblem(
            [.. authorities.Select((a, at) => a with { Id = Id(at) })],
            [.. referrals.Select((r, at) => r with { Id = $"r{5 - at}" })])).ToArbitrary();

    /// <summary>Groups of 1 to 4 in 85, 11, 3 and 1 %, or in other parts, each of which 30 to 70 % of the authorities can take.</summary>
    /// <param name="count">Referrals.</param>
    /// <param name="authorities">Authorities.</param>
    /// <param name="roomPercent">Places for children, in % of the children.</param>
    /// <param name="seed">Decides the rest.</param>
    /// <param name="parts">Of 100 referrals, how many are of one child, of up to two, and of up to three.</param>
    internal static BatchProblem Large(int count, int authorities, int roomPercent, int seed, (int, int, int)? parts = null)
    {
        var random = new Random(seed);
        var (ones, twos, threes) = parts ?? (85, 96, 99);
        int[] sizes =
        [
            .. Enumerable.Range(0, count).Select(_ => random.Next(100)).Select(n => n < ones ? 1 : n < twos ? 2 : n < threes ? 3 : 4),
        ];
        var capacities = new int[authorities];
        for (var left = (sizes.Sum() * roomPercent + 99) / 100; left > 0;)
        {
            var places = Math.Min(left, random.Next(1, 7));
            capacities[random.Next(authorities)] += places;
            left -= places;
        }

        return new BatchProblem(
            [.. capacities.Select((capacity, at) => new BatchAuthority($"E{at:000}", capacity))],
            [.. sizes.Select((size, at) => new BatchReferral($"R{at:0000}", size, Options(random, authorities)))]);
    }

    /// <summary>The same problem with everything in another order.</summary>
    internal static BatchProblem Shuffled(this BatchProblem problem, int seed)
    {
        var random = new Random(seed);
        return new BatchProblem(
            Shuffle(problem.Authorities), [.. Shuffle(problem.Referrals).Select(r => r with { Options = Shuffle(r.Options) })]);

        T[] Shuffle<T>(IReadOnlyList<T> all)
        {
            T[] shuffled = [.. all];
            random.Shuffle(shuffled);
            return shuffled;
        }
    }

    /// <summary>What an answer costs; fails where it breaks a rule.</summary>
    internal static long Cost(this BatchProblem problem, IReadOnlyList<string?> chosen)
    {
        var taken = problem.Authorities.ToDictionary(a => a.Id, _ => 0L);
        var cost = 0L;
        foreach (var (referral, authority) in problem.Referrals.Zip(chosen))
        {
            cost += (long)referral.Size * (authority is null ? 100_000 : referral.Options.Single(o => o.Authority == authority).Mismatch);
            if (authority is not null)
            {
                taken[authority] += referral.Size;
            }
        }

        problem.Authorities.ShouldAllBe(a => taken[a.Id] <= (a.Capacity ?? long.MaxValue));
        return cost;
    }

    static BatchOption[] Options(Random random, int authorities)
    {
        var percent = random.Next(30, 71);
        return [.. Enumerable.Range(0, authorities).Where(_ => random.Next(100) < percent)
            .Select(at => new BatchOption($"E{at:000}", random.Next(10_001)))];
    }

    // Upper and lower case mixed: where order depended on a culture, it would show.
    static string Id(int at) => at % 2 == 0 ? $"a{at}" : $"B{at}";

    static Gen<BatchAuthority> Authority() =>
        from capacity in Gen.Elements<long?>(null, 0, 1, 2, 2, 3, 3, 4, 5)
        select new BatchAuthority("", capacity);

    static Gen<BatchReferral> Referral(int authorities) =>
        from size in Gen.Frequency((3, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(3)))
        from mismatches in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 4).Select(m => m * 2_500), Gen.Choose(0, 10_000)), authorities)
        from open in Gen.ArrayOf(Gen.Choose(0, 3), authorities)
        select new BatchReferral("", size,
            [.. Enumerable.Range(0, authorities).Where(at => open[at] > 0).Select(at => new BatchOption(Id(at), mismatches[at]))]);
}
