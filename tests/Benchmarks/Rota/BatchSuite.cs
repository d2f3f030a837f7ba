using System.Diagnostics;
using System.Globalization;
using TransferScheme.Rota.Batches;

namespace TransferScheme.Benchmarks.Rota;

/// <summary>How long bursts take, and how far above the best they may be: by their own bound, which is mostly further below.</summary>
static class BatchSuite
{
    // Authorities, room for so many of 100 children, and of 100 referrals how many are of one child, of up to two, of up to three.
    static readonly (int Authorities, int Room, int Ones, int Twos, int Threes)[] Kinds =
    [
        (212, 105, 85, 96, 99), (212, 100, 85, 96, 99), (60, 100, 85, 96, 99), (20, 100, 85, 96, 99), (212, 100, 50, 75, 90),
        (60, 100, 30, 60, 85), (60, 105, 25, 50, 75), (20, 105, 25, 50, 75), (60, 105, 0, 60, 90), (212, 105, 0, 60, 90),
    ];

    public static void Run(Effort effort)
    {
        Report.Line("\n## Bursts\nMilliseconds; the gap is to the answer's own bound. Seeds from 101 on had no part in how the solver was tuned.\n");
        Report.Line("| Referrals | Seeds | Bursts | p50 | p95 | Longest | Processor p95 | Longest | Proved the best | Widest gap | Goal |\n|---|---|---|---|---|---|---|---|---|---|---|");
        var seeds = effort.Rounds == 1 ? 1 : 8;

        // Each kind goes another way through the solver, which is compiled for speed only after some use.
        foreach (var burst in Enumerable.Range(998, 2).SelectMany(seed => Kinds.Select(kind => Burst(100, kind, seed))))
        {
            BatchSolver.Solve(burst);
        }

        Measure(100, 1, seeds, 200);
        Measure(100, 101, (seeds + 1) / 2, 200);
        Measure(650, 1, (seeds + 3) / 4, 2000);
        Measure(650, 101, (seeds + 3) / 4, 2000);
    }

    static void Measure(int referrals, int first, int seeds, int goal)
    {
        var bursts = Kinds.SelectMany(kind => Enumerable.Range(first, seeds).Select(seed => Burst(referrals, kind, seed))).ToList();
        var found = bursts.ConvertAll(burst =>
        {
            var (began, spent) = (Stopwatch.GetTimestamp(), ThreadTime.Microseconds());
            var answer = BatchSolver.Solve(burst);
            var (whole, own) = (Stopwatch.GetElapsedTime(began).TotalMilliseconds, (ThreadTime.Microseconds() - spent) / 1000);
            return (Whole: whole, Own: own, Gap: 100.0 * (answer.Cost - answer.LowerBound) / Math.Max(1, answer.Cost));
        });
        double[] wholes = [.. found.Select(f => f.Whole).Order()];
        double[] owns = [.. found.Select(f => f.Own).Order()];
        Report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"| {referrals} | {first} to {first + seeds - 1} | {found.Count} | {Comparison.Percentile(wholes, 0.5):0} | {Comparison.Percentile(wholes, 0.95):0} | **{wholes[^1]:0}** | {Comparison.Percentile(owns, 0.95):0} | {owns[^1]:0} | {found.Count(f => f.Gap <= 0)} | {found.Max(f => f.Gap):0.000} % | {goal} |"));
    }

    static BatchProblem Burst(int count, (int Authorities, int Room, int Ones, int Twos, int Threes) kind, int seed)
    {
        var random = new Random(seed);
        int[] sizes =
        [
            .. Enumerable.Range(0, count).Select(_ => random.Next(100))
                .Select(n => n < kind.Ones ? 1 : n < kind.Twos ? 2 : n < kind.Threes ? 3 : 4),
        ];
        var capacities = new int[kind.Authorities];
        for (var left = ((sizes.Sum() * kind.Room) + 99) / 100; left > 0;)
        {
            var places = Math.Min(left, random.Next(1, 7));
            capacities[random.Next(kind.Authorities)] += places;
            left -= places;
        }

        return new BatchProblem(
            [.. capacities.Select((capacity, at) => new BatchAuthority($"E{at:000}", capacity))],
            [.. sizes.Select((size, at) => new BatchReferral($"R{at:0000}", size, Options(random, kind.Authorities)))]);
    }

    static BatchOption[] Options(Random random, int authorities)
    {
        var percent = random.Next(30, 71);
        return
        [
            .. Enumerable.Range(0, authorities).Where(_ => random.Next(100) < percent)
                .Select(at => new BatchOption($"E{at:000}", random.Next(10_001))),
        ];
    }
}
