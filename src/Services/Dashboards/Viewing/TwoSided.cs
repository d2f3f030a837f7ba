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
        var sent = facts.Standings.Where(s => s.EntryAuthority is { } sender && codes.Contains(sender)).ToList();
        var taken = facts.Standings.Where(s => s.ReceivingAuthority is { } receiver && codes.Contains(receiver)).ToList();
        var received = taken.Where(s => s.Stage is Stage.Completed).ToList();

        // Who referred a child and who receives it are two lists: an authority can be both.
        var member = char.ToUpperInvariant(filter[0]) + filter[1..];
        var (entry, receiving) = ($"&entry{member}", $"&receiving{member}");
        var done = $"/api/v1/referrals?stage=completed{receiving}";
        return
        [
            .. Counting.OfBoth(
                "Referred", [.. sent.Where(s => s.WasEligible && s.Stage is not Stage.Ineligible)],
                $" by {scope} as entry authority that were found eligible.", $"/api/v1/referrals?eligible=true{entry}"),
            .. Counting.OfStages(sent, $" by {scope} as entry authority", entry),
            .. Answering.Counts(facts, codes, scope, $"&{filter}"),
            .. Directing.Counts(facts, codes, scope, $"&{filter}"),
            .. Ageing.Counts(facts, codes, scope, $"&{filter}"),
            .. Counting.OfBoth(
                "Incoming", [.. taken.Where(s => s.Stage is not Stage.Completed)],
                $" that {scope} accepted and for which responsibility has not moved yet.",
                $"/api/v1/referrals?stage=accepted,arranged,inTransit{receiving}"),
            .. Counting.OfBoth("Received", received, $" for which responsibility has moved to {scope}.", done),
            .. Counting.OfTimes([.. received.Select(s => s.Completed!)], $" to {scope}", done),
            .. Counting.OfThreshold(authorities, facts.ThresholdPer100000, scope, positions),
        ];
    }
}
