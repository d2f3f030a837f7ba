using System.Diagnostics;

namespace TransferScheme.Benchmarks;

/// <summary>Acts a second, by workers side by side that each do one act after the other.</summary>
static class Rate
{
    /// <summary>Lets workers act for a time.</summary>
    /// <param name="workers">The act of each worker; the number counts its acts.</param>
    /// <param name="time">How long.</param>
    /// <returns>Acts a second of all workers together.</returns>
    public static async Task<double> OfAsync(IReadOnlyList<Func<Task>> workers, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(workers.Select(act => Task.Run(async () =>
        {
            var count = 0;
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                await act();
                count++;
            }

            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Ours and the floor, turn about, so that both meet the same weather.</summary>
    public static async Task<Comparison> CompareAsync(Effort effort, IReadOnlyList<Func<Task>> floor, IReadOnlyList<Func<Task>> ours)
    {
        await OfAsync(floor, effort.WarmUp);
        await OfAsync(ours, effort.WarmUp);
        var rounds = new List<(double Floor, double Ours)>();
        for (var i = 0; i < effort.Rounds; i++)
        {
            rounds.Add((await OfAsync(floor, effort.Round), await OfAsync(ours, effort.Round)));
        }

        return Comparison.Of(rounds);
    }
}

/// <summary>Medians over the rounds; the ratio is the median of each round's own.</summary>
sealed record Comparison(double Floor, double Ours, double Ratio, double LowestRatio, double HighestRatio)
{
    public static Comparison Of(IReadOnlyList<(double Floor, double Ours)> rounds)
    {
        double[] ratios = [.. rounds.Select(r => r.Ours / r.Floor)];
        return new(Median(rounds.Select(r => r.Floor)), Median(rounds.Select(r => r.Ours)), Median(ratios), ratios.Min(), ratios.Max());
    }

    public static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 0.5);

    /// <summary>A percentile of ordered values, between neighbours where it falls between.</summary>
    public static double Percentile(IReadOnlyList<double> ordered, double part)
    {
        var place = part * (ordered.Count - 1);
        var (below, above) = ((int)Math.Floor(place), (int)Math.Ceiling(place));
        return ordered[below] + ((ordered[above] - ordered[below]) * (place - below));
    }
}
