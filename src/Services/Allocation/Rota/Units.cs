using System.Text.Json.Serialization;

namespace TransferScheme.Allocation.Rota;

/// <summary>One authority's share of one referral.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="Units">Its share, in units of 10⁻¹² child.</param>
[JsonConverter(typeof(AccrualJson))]
public sealed record Accrual(string Authority, long Units);

/// <summary>The ledger's arithmetic: whole units only, exact, the same on every machine.</summary>
static class Units
{
    /// <summary>One child. A balance in a <c>long</c> has room for 9.2 million of them.</summary>
    internal const long PerChild = 1_000_000_000_000;

    /// <summary>So many children in units.</summary>
    /// <exception cref="OverflowException">More than 9.2 million.</exception>
    internal static long Of(int children) => checked(children * PerChild);

    /// <summary>
    /// Shares a group of so many children out by weight. Each authority gets the whole units of its exact share;
    /// the units left over, fewer than there are authorities, go one each to the first ids. The sum is exactly the group.
    /// </summary>
    /// <returns>One accrual for each id, in ordinal order of the ids.</returns>
    /// <exception cref="ArgumentException">The weights of these authorities sum to nothing.</exception>
    internal static IReadOnlyList<Accrual> Split(IEnumerable<string> ids, int size, IReadOnlyDictionary<string, long> weights)
    {
        string[] ordered = [.. ids.Order(StringComparer.Ordinal)];
        var total = ordered.Aggregate(Int128.Zero, (sum, id) => sum + weights[id]);
        if (total <= 0)
        {
            throw new ArgumentException("A share needs at least one authority with a weight.", nameof(weights));
        }

        long[] whole = [.. ordered.Select(id => (long)FloorDiv((Int128)Of(size) * weights[id], total))];
        var leftOver = Of(size) - whole.Sum();
        return [.. ordered.Select((id, at) => new Accrual(id, at < leftOver ? whole[at] + 1 : whole[at]))];
    }

    /// <summary>Division rounded towards −∞, for a divisor above 0.</summary>
    internal static Int128 FloorDiv(Int128 dividend, Int128 divisor) =>
        (dividend / divisor) - (dividend % divisor < 0 ? 1 : 0);

    /// <summary>Division rounded towards +∞, for a divisor above 0.</summary>
    internal static Int128 CeilDiv(Int128 dividend, Int128 divisor) =>
        (dividend / divisor) + (dividend % divisor > 0 ? 1 : 0);
}
