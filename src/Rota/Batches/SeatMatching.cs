namespace TransferScheme.Rota.Batches;

/// <summary>A place that the rota fixed in a burst.</summary>
/// <param name="Authority">Id of the authority whose turn it was.</param>
/// <param name="Size">Children that the turn was for.</param>
public sealed record Seat(string Authority, int Size);

/// <summary>
/// Who takes which seat of a burst: the rota has fixed whose turns they are, so fairness is settled, and here the children are
/// matched to them for the least sum of mismatch × size. Exact: one minimum-cost flow for each size of group.
/// </summary>
public static class SeatMatching
{
    /// <summary>Matches each referral to a seat of its size at one of its options.</summary>
    /// <param name="seats">The seats; seat t was fixed for referral t.</param>
    /// <param name="referrals">The referrals, in the order of the burst; their options are those that can take them.</param>
    /// <returns>
    /// The seat of each referral. Of equally good matchings it is the first by (referral, authority id); seats of one authority and
    /// size are given out in their order.
    /// </returns>
    /// <exception cref="ArgumentException">There is no full matching: a referral cannot even take the seat fixed for it.</exception>
    public static int[] Match(IReadOnlyList<Seat> seats, IReadOnlyList<BatchReferral> referrals)
    {
        if (!seats.CountBy(s => s.Size).ToHashSet().SetEquals(referrals.CountBy(r => r.Size)))
        {
            throw new ArgumentException("There are not as many seats of each size as referrals.", nameof(seats));
        }

        var seatOf = new int[referrals.Count];
        foreach (var members in referrals.Index().GroupBy(r => r.Item.Size))
        {
            var free = seats.Index().Where(s => s.Item.Size == members.Key)
                .GroupBy(s => s.Item.Authority, s => s.Index, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (Authority: g.Key, Seats: new Queue<int>(g))).ToArray();
            var places = Places([.. members.Select(m => m.Item)], [.. free.Select(f => new BatchAuthority(f.Authority, f.Seats.Count))]);
            foreach (var (member, place) in members.Zip(places))
            {
                seatOf[member.Index] = free[place].Seats.Dequeue();
            }
        }

        return seatOf;
    }

    // One size: each referral counts as one, and nobody goes nowhere.
    static int[] Places(IReadOnlyList<BatchReferral> referrals, IReadOnlyList<BatchAuthority> authorities)
    {
        var table = BatchTable.Of([.. referrals.Select(r => r with { Size = 1 })], authorities);
        foreach (var row in table.Costs)
        {
            row[table.Nowhere] = BatchTable.Never;
        }

        var transport = new Transport(table);
        for (var r = 0; r < referrals.Count; r++)
        {
            if (!transport.Place(r))
            {
                throw new ArgumentException($"No seat is left for referral {referrals[r].Id} at any of its options.", nameof(referrals));
            }
        }

        return FirstOfEquals.In(transport, table);
    }
}
