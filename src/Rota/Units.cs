using System.Numerics;

namespace TransferScheme.Rota;

/// <summary>The ledger's arithmetic: whole units only, exact, the same on every machine.</summary>
public static class Units
{
    /// <summary>One child. A balance in a <c>long</c> has room for 9.2 million of them.</summary>
    public const long PerChild = 1_000_000_000_000;

    /// <summary>So many children in units.</summary>
    /// <param name="children">How many.</param>
    /// <exception cref="OverflowException">More than 9.2 million.</exception>
    public static long Of(int children) => checked(children * PerChild);

    /// <summary>
    /// Shares a group of so many children out by weight. Each member gets the whole units of its exact share; the units left
    /// over, fewer than there are members, go one each to the first. The sum is exactly the group.
    /// </summary>
    /// <param name="weights">Weights in ordinal order of the authorities' ids; 0 for those that take no part.</param>
    /// <param name="size">How many children.</param>
    /// <returns>A share for each weight, in the same order; 0 where the weight is 0.</returns>
    /// <exception cref="ArgumentException">Nobody takes part.</exception>
    /// <exception cref="OverflowException">The weights sum to more than a <c>long</c> holds.</exception>
    public static long[] Split(ReadOnlySpan<long> weights, int size)
    {
        var shares = new long[weights.Length];
        Split(weights, Sum(weights), size, shares);
        return shares;
    }

    /// <summary>Shares a group out where the sum of the weights is known.</summary>
    /// <param name="weights">Weights in ordinal order of the authorities' ids; 0 for those that take no part.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="size">How many children.</param>
    /// <param name="shares">Where the shares are written, one for each weight.</param>
    /// <exception cref="ArgumentException">Nobody takes part.</exception>
    internal static void Split(ReadOnlySpan<long> weights, long total, int size, Span<long> shares)
    {
        if (total <= 0)
        {
            throw new ArgumentException("A share needs at least one authority with a weight.", nameof(weights));
        }

        // size · U · w / W = w · (size · U div W) + w · (size · U mod W) / W, and the last product mostly fits a machine word.
        var (perWeight, rest) = Math.DivRem(Of(size), total);
        var scaled = (ulong)(((UInt128)(ulong)rest << 64) / (ulong)total);
        var left = Of(size);
        shares = shares[..weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = weights[i];
            shares[i] = (weight * perWeight) + Part((ulong)weight, (ulong)rest, (ulong)total, scaled);
            left -= shares[i];
        }

        for (var i = 0; left > 0; i++)
        {
            if (weights[i] > 0)
            {
                shares[i]++;
                left--;
            }
        }
    }

    /// <summary>Division rounded towards −∞, for a divisor above 0.</summary>
    /// <param name="dividend">What is divided.</param>
    /// <param name="divisor">By what.</param>
    public static Int128 FloorDiv(Int128 dividend, Int128 divisor) =>
        (dividend / divisor) - (dividend % divisor < 0 ? 1 : 0);

    /// <summary>Division rounded towards +∞, for a divisor above 0.</summary>
    /// <param name="dividend">What is divided.</param>
    /// <param name="divisor">By what.</param>
    public static Int128 CeilDiv(Int128 dividend, Int128 divisor) =>
        (dividend / divisor) + (dividend % divisor > 0 ? 1 : 0);

    internal static long Sum(ReadOnlySpan<long> values)
    {
        var sum = 0L;
        foreach (var value in values)
        {
            sum = checked(sum + value);
        }

        return sum;
    }

    // Multiplied by rest / total in 64 binary digits the result is exact or one too small: one division for all, not one for each. What
    // then remains is below twice the total, which a machine word holds, so that the digits above it need not be worked out.
    static long Part(ulong weight, ulong rest, ulong total, ulong scaled)
    {
        var part = Math.BigMul(weight, scaled, out _);
        return (long)(unchecked((weight * rest) - (part * total)) >= total ? part + 1 : part);
    }

    /// <summary>The whole units of <c>value · part / whole</c>, all of them above or at 0 and the part at most the whole.</summary>
    internal static long Part(long value, long part, long whole) =>
        BitOperations.LeadingZeroCount((ulong)value) + BitOperations.LeadingZeroCount((ulong)part) >= 64
        ? (long)((ulong)value * (ulong)part / (ulong)whole)
        : (long)((UInt128)(ulong)value * (ulong)part / (ulong)whole);
}
