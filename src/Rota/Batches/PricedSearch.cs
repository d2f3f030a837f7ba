namespace TransferScheme.Rota.Batches;

/// <summary>
/// Branch and bound under prices. Each run prices anew against the best answer known by then, and leaves out for good what no better one
/// can use: the better the known answer, the less is left to search.
/// </summary>
/// <param name="table">The burst.</param>
/// <param name="worths">What each referral is worth to begin with.</param>
sealed class PricedSearch(BatchTable table, long[] worths)
{
    const int Rounds = 300;
    const int Patience = 8;

    BatchTable _table = table;
    long[] _worths = worths;

    /// <summary>Searches until the best answer is proved to be the best of all, or the work is done.</summary>
    /// <param name="known">An answer to improve on, and the bound known so far.</param>
    /// <param name="work">The limit.</param>
    internal Placement Run(Placement known, long work)
    {
        var pricing = new Pricing(_table, _worths);
        known = known with { Bound = Math.Max(known.Bound, pricing.Improve(Rounds, Patience, known.Cost)) };
        _worths = [.. pricing.Worths];
        _table = pricing.Reduced(known.Cost);
        return new GroupSearch(_table, Transport.Of(_table), new Pricing(_table, _worths)).Run(known, work);
    }
}
