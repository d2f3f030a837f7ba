namespace TransferScheme.Rota.Batches;

/// <summary>
/// Solves the assignment problem of a burst: exactly nearly always, and otherwise within the bound that the answer states. Children
/// are first placed singly, which is quick and exact; groups are then brought together, their seats exchanged until nothing better is
/// found, and the rest decided by branch and bound, with prices that rule out most of what could be tried. Whole numbers and no clock: the
/// same problem has the same answer on every machine, in whatever order its authorities, options and referrals are given.
/// </summary>
public static class BatchSolver
{
    const int Rounds = 300;
    const int Patience = 8;
    const long WorkOfExchanges = 200_000;

    // The work of each search, for each referral: the better the known answer, the less is left to search. The last search is only for
    // answers that may still be a thousandth above the best.
    static readonly int[] Work = [15_000, 60_000, 120_000];

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
        var work = table.Sizes.Length * (long)Work[^1];
        var transport = Transport.Of(table);
        long[] worths = [.. table.Sizes.Select((size, r) => (long)size * Pricing.Scale * transport.Worth(r))];
        var hasPrices = Pricing.Suits(table);
        var best = new GroupSearch(table, transport, null).Run(Placement.Nowhere(table), hasPrices ? 0 : work);
        BatchTable? whole = null;
        if (!best.IsProved && Exchanges.Suits(table))
        {
            best = Exchanges.Improve(table, best, table.Sizes.Length * WorkOfExchanges, 1);
            whole = table;
        }

        foreach (var each in hasPrices ? Work : [])
        {
            if (best.IsProved || (each == Work[^1] && best.IsWithin(1000)))
            {
                break;
            }

            // What is far from its bound by now is rather found by exchanging on, from another chance, than by more of the same search.
            if (each == Work[^1] && whole is not null && !best.IsWithin(200))
            {
                return Exchanges.Improve(whole, best, table.Sizes.Length * WorkOfExchanges, 2);
            }

            var pricing = new Pricing(table, worths);
            best = best with { Bound = Math.Max(best.Bound, pricing.Improve(Rounds, Patience, best.Cost)) };
            worths = [.. pricing.Worths];
            table = pricing.Reduced(best.Cost);
            best = new GroupSearch(table, Transport.Of(table), new Pricing(table, worths)).Run(best, table.Sizes.Length * (long)each);
        }

        return best;
    }
}
