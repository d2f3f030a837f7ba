using System.Numerics;

namespace TransferScheme.Rota.Tests.Model;

/// <summary>Section 4 of the specification, word for word: it shares nothing with the library.</summary>
static class ModelUnits
{
    internal static readonly BigInteger U = 1_000_000_000_000;

    internal static BigInteger FloorDiv(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var rest);
        return rest < 0 ? quotient - 1 : quotient;
    }

    internal static BigInteger CeilDiv(BigInteger a, BigInteger b) => -FloorDiv(-a, b);

    internal static BigInteger Sum(this IEnumerable<BigInteger> values) => values.Aggregate(BigInteger.Zero, (sum, value) => sum + value);

    internal static Dictionary<string, BigInteger> Split(IEnumerable<ModelAuthority> members, int size)
    {
        ModelAuthority[] ordered = [.. members.OrderBy(a => a.Id, StringComparer.Ordinal)];
        var weight = ordered.Select(a => a.Weight).Sum();
        var shares = ordered.ToDictionary(a => a.Id, a => FloorDiv(size * U * a.Weight, weight));
        var left = (int)((size * U) - shares.Values.Sum());
        foreach (var first in ordered.Take(left))
        {
            shares[first.Id] += 1;
        }

        return shares;
    }
}
