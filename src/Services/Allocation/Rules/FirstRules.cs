using TransferScheme.Allocation.Data;

namespace TransferScheme.Allocation.Rules;

/// <summary>The versions of the rules that every installation starts with.</summary>
static class FirstRules
{
    static readonly TimeOnly FivePm = new(17, 0);

    /// <summary>
    /// 0.07 % from the interim protocol of 1 July 2016; 0.1 %, and 5 working days for a child in no authority's care, from
    /// 24 August 2022 (PQ 191104, PQ 149437). The days to answer and the cut-off are our defaults.
    /// </summary>
    internal static IReadOnlyList<RulesAdopted> All()
    {
        RegionalShare[] shares = [.. ReferenceData.RegionalShares().Select(s => new RegionalShare(s.Region, s.DefaultShare, s.IsEstimate))];
        var authorities = ReferenceData.Authorities().Count;
        return
        [
            new("2016-07-01", new DateOnly(2016, 7, 1), 70, 10, 10, 2, FivePm, "regional-shares", shares, authorities),
            new("2022-08-24", new DateOnly(2022, 8, 24), 100, 10, 5, 2, FivePm, "regional-shares", shares, authorities),
        ];
    }
}
