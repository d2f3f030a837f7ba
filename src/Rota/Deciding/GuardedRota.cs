using System.Buffers;
using System.Runtime.InteropServices;

namespace TransferScheme.Rota.Deciding;

/// <summary>
/// Whose turn it is. Every authority that accrues is credited its share of the group; a look ahead finds the regions that may take
/// it without breaking a promise to another; among all their authorities the one furthest behind its share is served, or, within a
/// band of one child, the one that suits the group best. Pure: the same ledger, positions, group and rules give the same decision,
/// on every machine. Built on chairman assignment (Tijdeman 1980) and the quota method (Balinski and Young 1975).
/// </summary>
public static class GuardedRota
{
    /// <summary>Decides for one group.</summary>
    /// <param name="ledger">The ledger before it.</param>
    /// <param name="positions">What is known of everyone on the ledger's roll.</param>
    /// <param name="group">The group.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="memory">What a run of decisions writes on; null where this one is to be kept.</param>
    public static RotaDecision Decide(
        Ledger ledger, ReadOnlySpan<Position> positions, RotaGroup group, RotaRules rules, RunMemory? memory = null)
    {
        // Only needed until the shares are known: at ten thousand authorities it is a fifth of what a decision would allocate.
        var weights = ArrayPool<long>.Shared.Rent(positions.Length);
        try
        {
            return Decide(ledger, positions, group, rules, memory, weights.AsSpan(0, positions.Length));
        }
        finally
        {
            ArrayPool<long>.Shared.Return(weights);
        }
    }

    /// <summary>
    /// What everyone accrues when an authority takes a group out of turn: the same shares as for any group, nobody having declined it.
    /// </summary>
    /// <param name="ledger">The ledger before it.</param>
    /// <param name="positions">What is known of everyone on the ledger's roll.</param>
    /// <param name="size">Children in the group.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>Shares and changes of the arrears; both empty where nobody accrues.</returns>
    public static (long[] Shares, long[] ArrearsChanges) ShareOutOfTurn(
        Ledger ledger, ReadOnlySpan<Position> positions, int size, RotaRules rules)
    {
        var group = new RotaGroup(size);
        var weights = new long[positions.Length];
        var sieve = Sieve.Of(positions, group, rules, memory: null, weights);
        if (sieve.Weight == 0)
        {
            return ([], []);
        }

        var (shares, _, changes) = Share(ledger, positions, group, rules, memory: null, weights, sieve);
        return (shares, changes);
    }

    static RotaDecision Decide(
        Ledger ledger, ReadOnlySpan<Position> positions, RotaGroup group, RotaRules rules, RunMemory? memory, Span<long> weights)
    {
        var sieve = Sieve.Of(positions, group, rules, memory, weights);
        var (exclusions, total) = (sieve.Exclusions, sieve.Weight);
        if (!sieve.SomeCanTake)
        {
            var (waiting, _) = After(ledger.Roll, ledger, weights, exclusions);
            return new RotaDecision(group, exclusions, ledger, ledger) { Regions = waiting, Weight = total };
        }

        var (shares, repaid, changes) = Share(ledger, positions, group, rules, memory, weights, sieve);
        var accrued = ledger.Owing(OnTopOf(ledger.AllOwed, shares), changes);
        var (regions, furthest) = After(ledger.Roll, accrued, weights, exclusions);
        var band = rules.RegionBand(group.Size);
        var ahead = LookAhead.Over(regions, total, band, rules.HorizonCap);
        var rule = Allow(regions, ahead, band, Units.Of(group.Size));
        var (pick, least, behind) = Narrow(regions, furthest, group, rules);
        return new RotaDecision(group, exclusions, ledger, accrued)
        {
            Repaid = repaid,
            ArrearsChanges = changes,
            Regions = regions,
            Weight = total,
            Ahead = ahead,
            Rule = rule,
            Pick = pick,
            Least = least,
            Chosen = group.Mismatch is { } mismatch ? BestMatch(accrued, regions, exclusions, mismatch, least) : behind,
        };
    }

    // Where everyone in the scheme has room, and nobody has arrears to repay, there is but one account.
    static (long[] Shares, long[] Repaid, long[] ArrearsChanges) Share(
        Ledger ledger, ReadOnlySpan<Position> positions, RotaGroup group, RotaRules rules, RunMemory? memory,
        ReadOnlySpan<long> weights, Sieve sieve)
    {
        var shares = memory?.Owed(ledger, weights.Length) ?? new long[weights.Length];
        Units.Split(weights, sieve.Weight, group.Size, shares);
        if (!sieve.SomeWithoutRoom && (rules.RepaymentPercent == 0 || ledger.AllArrears.IndexOfAnyExcept(0) < 0))
        {
            return (shares, [], []);
        }

        var statutory = sieve.SomeWithoutRoom
            ? Units.Split(InScheme(positions, group, weights, sieve.Exclusions), group.Size)
            : [.. shares];
        var (repaid, changes) = Repayment.Apply(shares, statutory, ledger.AllArrears, rules.RepaymentPercent);
        return (shares, repaid, changes);
    }

    static long[] InScheme(ReadOnlySpan<Position> positions, RotaGroup group, ReadOnlySpan<long> weights, Exclusion[] exclusions)
    {
        long[] all = [.. weights];
        for (var i = 0; i < all.Length; i++)
        {
            if (exclusions[i] is Exclusion.NoRoom && group.DeclinedValid?.Contains(i) is not true)
            {
                all[i] = positions[i].Weight;
            }
        }

        return all;
    }

    // What was shared out is not needed by itself any more, so that what everyone is owed takes its place.
    static long[] OnTopOf(ReadOnlySpan<long> owed, long[] shares)
    {
        owed = owed[..shares.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = checked(owed[i] + shares[i]);
        }

        return shares;
    }

    // The regions after the share, and in each the authority that is furthest behind of those that can take the group.
    static (RegionSight[] Regions, Furthest[] Furthest) After(
        Roll roll, Ledger ledger, ReadOnlySpan<long> weights, Exclusion[] exclusions)
    {
        var regions = new RegionSight[roll.Regions.Count];
        var furthest = new Furthest[regions.Length];
        for (var r = 0; r < regions.Length; r++)
        {
            (regions[r], furthest[r]) = (new RegionSight(), Furthest.None);
        }

        Span<int> stretch = stackalloc int[Counts.Stretch];
        for (var first = 0; first < roll.Count; first += Counts.Stretch)
        {
            var taken = stretch[..Math.Min(Counts.Stretch, roll.Count - first)];
            ledger.Taken(first, taken);
            var owed = ledger.AllOwed.Slice(first, taken.Length);
            var regionOf = roll.RegionOf.Slice(first, taken.Length);
            var weight = weights.Slice(first, taken.Length);
            var excluded = exclusions.AsSpan(first, taken.Length);
            for (var i = 0; i < taken.Length; i++)
            {
                var balance = checked(owed[i] - Units.Of(taken[i]));
                var region = regions[regionOf[i]];
                region.Balance = checked(region.Balance + balance);
                region.Weight += weight[i];
                var isAble = excluded[i] is Exclusion.None;
                region.Eligible += isAble ? 1 : 0;
                balance = Sieve.Either(isAble, balance, long.MinValue);
                if (balance > furthest[regionOf[i]].Balance)
                {
                    furthest[regionOf[i]] = new Furthest(balance, first + i);
                }
            }
        }

        return (regions, furthest);
    }

    static RegionRule Allow(ReadOnlySpan<RegionSight> regions, LookAhead ahead, long band, long size)
    {
        var rule = ahead.Binding < 0 ? RegionRule.WithinGuard : RegionRule.MustServeSoon;
        int first = -1, behind = -1;
        var any = false;
        for (var r = 0; r < regions.Length; r++)
        {
            var region = regions[r];
            if (region.Eligible == 0)
            {
                continue;
            }

            behind = behind < 0 || region.Balance > regions[behind].Balance ? r : behind;
            if (region.Balance >= size - band)
            {
                region.IsAllowed = rule is RegionRule.WithinGuard || region.Deadline <= ahead.Binding;
                any |= region.IsAllowed;
                first = first < 0 || IsDueBefore(region, regions[first], band) ? r : first;
            }
        }

        if (any)
        {
            return rule;
        }

        regions[first >= 0 ? first : behind].IsAllowed = true;
        return first >= 0 ? RegionRule.EarliestDeadline : RegionRule.MostBehind;
    }

    static bool IsDueBefore(RegionSight one, RegionSight other, long band) =>
        (Int128)(band - one.Balance) * other.Weight < (Int128)(band - other.Balance) * one.Weight;

    // Which of those in the regions whose turn it is: each at or above the least balance; and the one furthest behind, which is the
    // first of them where nothing is known of how they suit the group.
    static (AuthorityPick Pick, long Least, int FurthestBehind) Narrow(
        RegionSight[] regions, Furthest[] furthest, RotaGroup group, RotaRules rules)
    {
        var (most, behind) = Furthest.None;
        for (var r = 0; r < regions.Length; r++)
        {
            var (balance, place) = furthest[r];
            if (regions[r].IsAllowed && (balance > most || (balance == most && place < behind)))
            {
                (most, behind) = (balance, place);
            }
        }

        var inBand = Units.Of(group.Size) - rules.AuthorityBand;
        return most > rules.AuthorityBand ? (AuthorityPick.Overdue, most, behind)
            : most < inBand ? (AuthorityPick.FurthestBehind, most, behind)
            : (group.Mismatch is null ? AuthorityPick.FurthestBehind : AuthorityPick.BestMatch, inBand, behind);
    }

    static int BestMatch(Ledger accrued, RegionSight[] regions, Exclusion[] exclusions, IReadOnlyList<int> mismatch, long least)
    {
        var regionOf = accrued.Roll.RegionOf;
        var (best, most) = (-1, 0L);
        for (var i = 0; i < exclusions.Length; i++)
        {
            if (exclusions[i] is Exclusion.None && regions[regionOf[i]].IsAllowed && accrued.Balance(i) is var balance && balance >= least
                && (best < 0 || mismatch[i] < mismatch[best] || (mismatch[i] == mismatch[best] && balance > most)))
            {
                (best, most) = (i, balance);
            }
        }

        return best;
    }

    /// <summary>The one furthest behind.</summary>
    /// <param name="Balance">Its balance after the share, in units.</param>
    /// <param name="Place">Its place; -1 where there is none.</param>
    [StructLayout(LayoutKind.Auto)]
    readonly record struct Furthest(long Balance, int Place)
    {
        internal static readonly Furthest None = new(long.MinValue, -1);
    }
}
