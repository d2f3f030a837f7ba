using System.Collections.Immutable;

namespace TransferScheme.Rota;

/// <summary>What an authority's weight is worked out from.</summary>
/// <param name="Authority">Its id.</param>
/// <param name="Region">Its region.</param>
/// <param name="ChildPopulation">Children aged 0 to 17 in its area.</param>
public sealed record WeightBasis(string Authority, string Region, int ChildPopulation);

/// <summary>The weights that say how large each authority's share is: whole numbers of at least 1. Only their ratios count.</summary>
public static class Weights
{
    const long PerShare = 1_000_000;

    /// <summary>
    /// The basis <c>regional-shares</c>: each region's share times a million, divided among all its authorities by
    /// population aged 0 to 17 by largest remainder; of equal remainders the first id comes first.
    /// </summary>
    /// <param name="authorities">All authorities.</param>
    /// <param name="shares">Share of each region; they are ratios and need not add up to a cycle.</param>
    /// <exception cref="KeyNotFoundException">A region has authorities but no share.</exception>
    public static ImmutableSortedDictionary<string, long> ByRegionalShares(
        IEnumerable<WeightBasis> authorities, IReadOnlyDictionary<string, int> shares) =>
        authorities.GroupBy(a => a.Region, StringComparer.Ordinal)
            .SelectMany(region => Divide(shares[region.Key] * PerShare, [.. region]))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    static IEnumerable<KeyValuePair<string, long>> Divide(long seats, IReadOnlyList<WeightBasis> authorities)
    {
        // A region without any child divides its share by 1 and so falls to the least weight.
        var population = Math.Max(1, authorities.Sum(a => (long)a.ChildPopulation));
        var quotas = authorities
            .Select(a => (a.Authority, Product: (Int128)seats * a.ChildPopulation))
            .Select(a => (a.Authority, Whole: (long)(a.Product / population), Remainder: a.Product % population))
            .OrderByDescending(a => a.Remainder)
            .ThenBy(a => a.Authority, StringComparer.Ordinal)
            .ToList();
        var leftOver = seats - quotas.Sum(a => a.Whole);
        return quotas.Select((a, at) => KeyValuePair.Create(a.Authority, Math.Max(1, at < leftOver ? a.Whole + 1 : a.Whole)));
    }
}
