using System.Numerics;
using static TransferScheme.Rota.Tests.Model.ModelUnits;

namespace TransferScheme.Rota.Tests.Model;

/// <summary>Section 8 of the specification, word for word: what each authority accrues, and how its arrears change.</summary>
sealed record ModelShares(
    Dictionary<string, BigInteger> Share, Dictionary<string, BigInteger> Repaid, Dictionary<string, BigInteger> ArrearsChange)
{
    /// <summary>Shares of a group among those that accrue.</summary>
    /// <param name="accruing">A.</param>
    /// <param name="statutory">T': those in the scheme that did not validly decline.</param>
    /// <param name="size">Children in the group.</param>
    /// <param name="percent">The cap on repayment.</param>
    internal static ModelShares Of(ModelAuthority[] accruing, ModelAuthority[] statutory, int size, int percent)
    {
        var q = Split(accruing, size);
        var e = Split(statutory, size);
        Dictionary<string, BigInteger> x = [], y = [];
        foreach (var i in accruing.OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            var limit = FloorDiv(q[i.Id] * percent, 100);
            if (i.Arrears > 0)
            {
                x[i.Id] = BigInteger.Min(i.Arrears, limit);
            }

            if (i.Arrears < 0)
            {
                y[i.Id] = BigInteger.Min(-i.Arrears, limit);
            }
        }

        var both = BigInteger.Min(x.Values.Sum(), y.Values.Sum());
        (x, y) = (Scaled(x, both), Scaled(y, both));
        var repaid = accruing.ToDictionary(a => a.Id, a => x.GetValueOrDefault(a.Id) - y.GetValueOrDefault(a.Id));
        return new(
            accruing.ToDictionary(a => a.Id, a => q[a.Id] + repaid[a.Id]),
            repaid,
            statutory.ToDictionary(a => a.Id, a => e[a.Id] - q.GetValueOrDefault(a.Id) - repaid.GetValueOrDefault(a.Id)));
    }

    static Dictionary<string, BigInteger> Scaled(Dictionary<string, BigInteger> amounts, BigInteger to)
    {
        var sum = amounts.Values.Sum();
        if (to == 0)
        {
            return [];
        }

        var scaled = amounts.ToDictionary(a => a.Key, a => FloorDiv(a.Value * to, sum));
        var left = (int)(to - scaled.Values.Sum());
        foreach (var first in amounts.Where(a => a.Value > 0).Select(a => a.Key).Order(StringComparer.Ordinal).Take(left))
        {
            scaled[first] += 1;
        }

        return scaled;
    }
}
