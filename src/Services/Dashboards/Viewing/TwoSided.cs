using TransferScheme.Dashboards.Following;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>The figures of an authority, or of the authorities of a region: what they referred, and what came to them.</summary>
static class TwoSided
{
    /// <summary>The figures of a scope that refers children and receives them.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="authorities">The authorities that belong to the scope.</param>
    /// <param name="scope">Its name in the definitions, such as <c>the region</c>.</param>
    /// <param name="filter">Restricts a list to the scope, such as <c>region=london</c>.</param>
    /// <param name="positions">The list of the authorities' positions.</param>
    internal static IEnumerable<Count> Counts(
        Facts facts, IReadOnlyList<AuthorityPosition> authorities, string scope, string filter, string positions)
    {
        var codes = authorities.Select(a => a.Id).ToHashSet();
        var sent = facts.Standings.Where(s => s.EntryAuthority is { } entry && codes.Contains(entry)).ToList();
        var taken = facts.Standings.Where(s => s.ReceivingAuthority is { } receiving && codes.Contains(receiving)).ToList();
        var received = taken.Where(s => s.Stage is Stage.Completed).ToList();
        var all = $"/api/v1/referrals?{filter}";
        var done = $"/api/v1/referrals?status=completed&{filter}";
        return
        [
            .. Counting.OfBoth(
                "Referred", [.. sent.Where(s => s.WasEligible && s.Stage is not Stage.Ineligible)],
                $" by {scope} as entry authority that were found eligible.", all),
            .. Counting.OfStages(sent, $" by {scope} as entry authority", $"&{filter}"),
            .. Answering.Counts(facts, codes, scope, $"&{filter}"),
            .. Directing.Counts(facts, codes, scope, $"&{filter}"),
            .. Counting.OfBoth(
                "Incoming", [.. taken.Where(s => s.Stage is not Stage.Completed)],
                $" that {scope} accepted and for which responsibility has not moved yet.", all),
            .. Counting.OfBoth("Received", received, $" for which responsibility has moved to {scope}.", done),
            .. Counting.OfTimes([.. received.Select(s => s.Completed!)], $" to {scope}", done),
            .. Counting.OfThreshold(authorities, facts.ThresholdPer100000, scope, positions),
        ];
    }
}
