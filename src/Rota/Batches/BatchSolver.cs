namespace TransferScheme.Rota.Batches;

/// <summary>
/// Solves the assignment problem of a burst: exactly nearly always, and otherwise within the bound that the answer states. Children
/// are first placed singly, which is quick and exact; groups are then brought together, their seats exchanged until nothing better is
/// found, and the rest decided by branch and bound, with prices that rule out most of what could be tried. Whole numbers and no clock: the
/// same problem has the same answer on every machine, in whatever order its authorities, options and referrals are given.
/// </summary>
public static class BatchSolver
{
    // The work of each step, for each referral. A short search is quick beside the exchanges, and often proves a burst, if not at
    // once then after some of them; the rest of them goes on beside a longer search. The longest search is only for answers
    // that may still be a thousandth above the best.
    const long WorkOfExchanges = 200_000;
    const long ShortSearch = 15_000;
    const long Search = 60_000;
    const long LongSearch = 120_000;

    // Before each short search the exchanges are done to one in so many parts; before the first not at all.
    static readonly int[] Parts = [0, 16, 4];

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">A problem whose ids are unique, and whose options name its authorities, each once.</param>
    public static BatchAnswer Solve(BatchProblem problem)
    {
        BatchAuthority[] authorities = [.. problem.Authorities.Where(a => a.Capacity is not 0).OrderBy(a => a.Id, StringComparer.Ordinal)];
        BatchReferral[] referrals = [.. problem.Referrals.OrderBy(r => r.Id, StringComparer.Ordinal)];
        var table = BatchTable.Of(referrals, authorities);
        var placement = Place(table);

        var places = referrals.Index().ToDictionary(r => r.Item.Id, r => placement.Places[r.Index], StringComparer.Ordinal);
        var unplaced = referrals.Where((_, r) => placement.Places[r] == table.Nowhere).Sum(r => (long)r.Size);
        return new BatchAnswer([.. problem.Referrals.Select(Chosen)], placement.Cost, unplaced, placement.Bound);

        string? Chosen(BatchReferral referral) => places[referral.Id] == table.Nowhere ? null : authorities[places[referral.Id]].Id;
    }

    static Placement Place(BatchTable table)
    {
        var count = table.Sizes.Length;
        var all = count * WorkOfExchanges;
        var transport = Transport.Of(table);
        long[] worths = [.. table.Sizes.Select((size, r) => (long)size * Pricing.Scale * transport.Worth(r))];
        var hasPrices = Pricing.Suits(table);
        var best = new GroupSearch(table, transport, null).Run(Placement.Nowhere(table), hasPrices ? 0 : count * LongSearch);
        var exchanges = !best.IsProved && Exchanges.Suits(table) ? new Exchanges(table, best, all, 1) : null;
        if (best.IsProved || !hasPrices)
        {
            return exchanges?.Run(all) ?? best;
        }

        // A poor answer rules out too little for a search to be worth its while.
        var search = new PricedSearch(table, worths);
        foreach (var part in exchanges is null ? [0] : best.IsWithin(20) ? Parts : Parts[^1..])
        {
            best = search.Run(part == 0 ? best : Better(best, exchanges!.Run(all / part)), count * ShortSearch);
            if (best.IsProved)
            {
                return best;
            }
        }

        return GoOn(table, search, exchanges, best);
    }

    // From an answer that a short search could not prove.
    static Placement GoOn(BatchTable table, PricedSearch search, Exchanges? exchanges, Placement best)
    {
        var (count, known) = (table.Sizes.Length, best.Cost);
        var all = count * WorkOfExchanges;
        var isNear = exchanges is null || best.IsWithin(50);
        best = SideBySide(isNear ? search : null, exchanges, all, best, count * Search);

        // What is still far from its bound is rather found by exchanging on, from another chance, than by searching on; and to search again
        // with nothing better known is in vain.
        var isFar = exchanges is not null && !best.IsWithin(200);
        best = SideBySide(
            !isNear || best.Cost < known ? search : null, isFar ? new Exchanges(table, best, all, 2) : null, all, best, count * Search);
        return best.IsWithin(1000) || (isFar && !best.IsWithin(200)) ? best : search.Run(best, count * LongSearch);
    }

    // Who proves an answer ends the exchanges, whatever they had found by then, and where nothing is proved both do all their work: the
    // answer never depends on which of the two is quicker.
    static Placement SideBySide(PricedSearch? search, Exchanges? exchanges, long all, Placement best, long work)
    {
        if (best.IsProved || search is null || exchanges is null)
        {
            return best.IsProved ? best : Better(search?.Run(best, work) ?? best, exchanges?.Run(all) ?? best);
        }

        using var proved = new CancellationTokenSource();
        var (searched, exchanged) = (best, best);
        Parallel.Invoke(
            () =>
            {
                searched = search.Run(best, work);
                if (searched.IsProved)
                {
                    proved.Cancel();
                }
            },
            () => exchanged = exchanges.Run(all, proved.Token));
        return searched.IsProved ? searched : Better(searched, exchanged);
    }

    // Of equals the one that was searched for; its bound holds for both.
    static Placement Better(Placement searched, Placement exchanged) =>
        exchanged.Cost < searched.Cost ? exchanged with { Bound = searched.Bound } : searched;
}
