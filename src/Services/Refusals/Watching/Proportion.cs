namespace TransferScheme.Refusals.Watching;

/// <summary>So many of so many, in whole numbers.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many.</param>
sealed record Proportion(int Count, int Of)
{
    /// <summary>The share, to four places; null of none.</summary>
    internal decimal? Share => Of == 0 ? null : decimal.Round((decimal)Count / Of, 4);

    /// <summary>
    /// The lower and upper limit of a sample: three standard errors from this share, p ± 3 √(p (1 − p) / n), to four places, within 0
    /// and 1. For showing; who asks whether a sample lies outside compares exactly.
    /// </summary>
    /// <param name="size">Size of the sample, above 0.</param>
    internal (decimal Lower, decimal Upper) Limits(int size)
    {
        if (Of == 0)
        {
            return (0, 0);
        }

        var centre = (decimal)Count / Of;
        var three = 3 * Root(centre * (1 - centre) / size);
        return (decimal.Round(Math.Max(0, centre - three), 4), decimal.Round(Math.Min(1, centre + three), 4));
    }

    /// <summary>Whether this sample lies above the upper limit of all.</summary>
    /// <param name="all">All, this one among them.</param>
    internal bool IsAbove(Proportion all) => Distance(all) > 0 && IsOutside(all);

    /// <summary>Whether this sample lies outside the limits of all: whole numbers, nothing rounded.</summary>
    /// <param name="all">All, this one among them.</param>
    internal bool IsOutside(Proportion all) =>
        Distance(all) * Distance(all) > 9m * Of * all.Count * (all.Of - all.Count);

    // From |x / n − X / N| > 3 √(X (N − X) / (N² n)), both sides times n N.
    decimal Distance(Proportion all) => ((decimal)Count * all.Of) - ((decimal)all.Count * Of);

    static decimal Root(decimal square)
    {
        var root = square == 0 ? 0 : 1m;
        for (var step = 0; step < 60 && root > 0; step++)
        {
            var next = (root + (square / root)) / 2;
            if (Math.Abs(next - root) < 0.000_000_001m)
            {
                return next;
            }

            root = next;
        }

        return root;
    }
}
