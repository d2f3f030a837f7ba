namespace TransferScheme.Rota.Deciding;

/// <summary>
/// The second account. Turns are counted only among authorities with room; what the others miss meanwhile is kept as arrears, and
/// repaid once they have room again, never by more than a part of anybody's own share.
/// </summary>
static class Repayment
{
    /// <summary>Adjusts the shares of those with room by what is repaid, and works out how the arrears change.</summary>
    /// <param name="shares">The rota's shares; they are adjusted.</param>
    /// <param name="statutory">What each would have been owed had everyone in the scheme had room.</param>
    /// <param name="arrears">The arrears as they are.</param>
    /// <param name="percent">Most of a share that is repaid, in percent.</param>
    /// <returns>The repayment in each share, and the change of each account of arrears; both sum to 0.</returns>
    internal static (long[] Repaid, long[] Changes) Apply(
        Span<long> shares, ReadOnlySpan<long> statutory, ReadOnlySpan<long> arrears, int percent)
    {
        var repaid = new long[shares.Length];
        long paying = 0, relieved = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            var limit = shares[i] / 100 * percent + (shares[i] % 100 * percent / 100);
            repaid[i] = Math.Clamp(arrears[i], -limit, limit);
            paying += Math.Max(0, repaid[i]);
            relieved -= Math.Min(0, repaid[i]);
        }

        Scale(repaid, 1, paying, Math.Min(paying, relieved));
        Scale(repaid, -1, relieved, Math.Min(paying, relieved));
        var changes = new long[shares.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            changes[i] = statutory[i] - shares[i] - repaid[i];
            shares[i] += repaid[i];
        }

        return (repaid, changes);
    }

    // What one side pays the other is relieved of: the larger side is scaled down, in whole units.
    static void Scale(long[] repaid, int sign, long sum, long to)
    {
        if (sum == to)
        {
            return;
        }

        var left = to;
        var scaled = new List<int>();
        for (var i = 0; i < repaid.Length; i++)
        {
            if (sign * repaid[i] > 0)
            {
                var part = Units.Part(sign * repaid[i], to, sum);
                repaid[i] = sign * part;
                left -= part;
                scaled.Add(i);
            }
        }

        foreach (var i in scaled.Take((int)left))
        {
            repaid[i] += sign;
        }
    }
}
