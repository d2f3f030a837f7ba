namespace TransferScheme.Rota.Forecasting;

/// <summary>How many children come in a time ahead: a negative binomial count, which is wider than one by chance alone.</summary>
/// <param name="Mean">The children expected.</param>
/// <param name="Variance">Their variance.</param>
public sealed record ArrivalCount(double Mean, double Variance)
{
    // What is left out at the far end is too rare to move a figure of two decimals.
    const double Rest = 1e-6;

    /// <summary>The least count that so much of the chance lies at or below.</summary>
    /// <param name="chance">From 0 to below 1.</param>
    public int Quantile(double chance)
    {
        var sum = 0.0;
        foreach (var (count, at) in Chances())
        {
            sum += at;
            if (sum >= chance)
            {
                return count;
            }
        }

        return Chances().Last().Count;
    }

    /// <summary>The expectation of what follows from a count.</summary>
    /// <param name="of">What follows.</param>
    public double Expect(Func<int, double> of) => Chances().Sum(c => c.Chance * of(c.Count));

    // Each chance follows from the one before; r is the shape, and m / (r + m) the part that goes on.
    IEnumerable<(int Count, double Chance)> Chances()
    {
        if (Mean <= 0)
        {
            yield return (0, 1);
            yield break;
        }

        var r = Mean * Mean / Math.Max(Variance - Mean, Mean * 1e-3);
        var chance = Math.Exp(r * Math.Log(r / (r + Mean)));
        var sum = 0.0;
        for (var count = 0; sum < 1 - Rest && count < Mean + (20 * Math.Sqrt(Variance)) + 20; count++)
        {
            yield return (count, chance);
            sum += chance;
            chance *= (count + r) / (count + 1) * Mean / (r + Mean);
        }
    }
}
