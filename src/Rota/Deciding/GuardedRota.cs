using System.Buffers;

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
    public static RotaDecision Decide(Ledger ledger, ReadOnlySpan<Position> positions, RotaGroup group, RotaRules rules)
    {
        // Only needed until the shares are known: at ten thousand authorities it is a fifth of what a decision would allocate.
        var weights = ArrayPool<long>.Shared.Rent(positions.Length);
        try
        {
            return Decide(ledger, positions, group, rules, weights.AsSpan(0, positions.Length));
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
        var exclusions = Exclude(positions, group, rules, weights);
        if (Units.Sum(weights) == 0)
        {
            return ([], []);
        }

        var (shares, _, changes) = Share(ledger, positions, group, rules, weights, exclusions);
        return (shares, changes);
    }

    static RotaDecision Decide(
        Ledger ledger, ReadOnlySpan<Position> positions, RotaGroup group, RotaRules rules, Span<long> weights)
    {
        var exclusions = Exclude(positions, group, rules, weights);
        var total = Units.Sum(weights);
        if (!exclusions.AsSpan().Contains(Exclusion.None))
        {
            var nothing = new long[weights.Length];
            var (asBefore, waiting) = After(ledger, nothing, weights, exclusions);
            return new RotaDecision(group, exclusions) { Shares = nothing, Balances = asBefore, Regions = waiting, Weight = total };
        }

        var (shares, repaid, changes) = Share(ledger, positions, group, rules, weights, exclusions);
        var (balances, regions) = After(ledger, shares, weights, exclusions);
        var band = rules.RegionBand(group.Size);
        var ahead = LookAhead.Over(regions, total, band, rules.HorizonCap);
        var rule = Allow(regions, ahead, band, Units.Of(group.Size));
        var (pick, least, behind) = Narrow(ledger.Roll.RegionOf, regions, exclusions, balances, group, rules);
        return new RotaDecision(group, exclusions)
        {
            Shares = shares,
            Repaid = repaid,
            ArrearsChanges = changes,
            Balances = balances,
            Regions = regions,
            Weight = total,
            Ahead = ahead,
            Rule = rule,
            Pick = pick,
            Least = least,
            Chosen = group.Mismatch is { } mismatch
                ? BestMatch(ledger.Roll.RegionOf, regions, exclusions, balances, mismatch, least)
                : behind,
        };
    }

    // Everyone's first obstacle. The weights of those that accrue are written down, and 0 for the others.
    static Exclusion[] Exclude(ReadOnlySpan<Position> positions, RotaGroup group, RotaRules rules, Span<long> weights)
    {
        var exclusions = new Exclusion[positions.Length];

        // The later of two marks is written first.
        Mark(exclusions, group.Unsuitable, Exclusion.Unsuitable);
        if (group.Entry >= 0)
        {
            exclusions[group.Entry] = Exclusion.Entry;
        }

        Mark(exclusions, group.Declined, Exclusion.Declined);
        Mark(exclusions, group.DeclinedValid, Exclusion.DeclinedValid);
        for (var i = 0; i < positions.Length; i++)
        {
            ref readonly var position = ref positions[i];
            var first = !position.Participates ? Exclusion.NotParticipating
                : position.IsAtThreshold ? Exclusion.Threshold
                : position.Room <= 0 && rules.TwoAccounts ? Exclusion.NoRoom
                : position.Room < group.Size && exclusions[i] is (Exclusion.None or Exclusion.Unsuitable) ? Exclusion.Capacity
                : exclusions[i];
            exclusions[i] = first;
            weights[i] = first.Accrues ? position.Weight : 0;
        }

        return exclusions;
    }

    static void Mark(Exclusion[] exclusions, IReadOnlyList<int>? places, Exclusion exclusion)
    {
        for (var i = 0; i < places?.Count; i++)
        {
            exclusions[places[i]] = exclusion;
        }
    }

    // Where everyone in the scheme has room, and nobody has arrears to repay, there is but one account.
    static (long[] Shares, long[] Repaid, long[] ArrearsChanges) Share(
        Ledger ledger, ReadOnlySpan<Position> positions, RotaGroup group, RotaRules rules, ReadOnlySpan<long> weights, Exclusion[] exclusions)
    {
        var shares = Units.Split(weights, group.Size);
        var someWithoutRoom = exclusions.AsSpan().Contains(Exclusion.NoRoom);
        if (!someWithoutRoom && (rules.RepaymentPercent == 0 || ledger.AllArrears.IndexOfAnyExcept(0) < 0))
        {
            return (shares, [], []);
        }

        var statutory = someWithoutRoom ? Units.Split(InScheme(positions, group, weights, exclusions), group.Size) : [.. shares];
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

    static (long[] Balances, RegionSight[] Regions) After(
        Ledger ledger, long[] shares, ReadOnlySpan<long> weights, Exclusion[] exclusions)
    {
        var balances = new long[shares.Length];
        RegionSight[] regions = [.. ledger.Roll.Regions.Select(_ => new RegionSight())];
        var regionOf = ledger.Roll.RegionOf;
        for (var i = 0; i < balances.Length; i++)
        {
            balances[i] = checked(ledger.Balance(i) + shares[i]);
            var region = regions[regionOf[i]];
            region.Balance = checked(region.Balance + balances[i]);
            region.Weight += weights[i];
            region.Eligible += exclusions[i] is Exclusion.None ? 1 : 0;
        }

        return (balances, regions);
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
        ReadOnlySpan<int> regionOf, RegionSight[] regions, Exclusion[] exclusions, long[] balances, RotaGroup group, RotaRules rules)
    {
        var (most, behind) = (long.MinValue, -1);
        for (var i = 0; i < balances.Length; i++)
        {
            if (balances[i] > most && exclusions[i] is Exclusion.None && regions[regionOf[i]].IsAllowed)
            {
                (most, behind) = (balances[i], i);
            }
        }

        var inBand = Units.Of(group.Size) - rules.AuthorityBand;
        return most > rules.AuthorityBand ? (AuthorityPick.Overdue, most, behind)
            : most < inBand ? (AuthorityPick.FurthestBehind, most, behind)
            : (group.Mismatch is null ? AuthorityPick.FurthestBehind : AuthorityPick.BestMatch, inBand, behind);
    }

    static int BestMatch(
        ReadOnlySpan<int> regionOf, RegionSight[] regions, Exclusion[] exclusions, long[] balances, IReadOnlyList<int> mismatch, long least)
    {
        var best = -1;
        for (var i = 0; i < balances.Length; i++)
        {
            if (balances[i] >= least && exclusions[i] is Exclusion.None && regions[regionOf[i]].IsAllowed
                && (best < 0 || mismatch[i] < mismatch[best] || (mismatch[i] == mismatch[best] && balances[i] > balances[best])))
            {
                best = i;
            }
        }

        return best;
    }
}
