using TransferScheme.Rota;
using TransferScheme.Rota.Sandbox;

namespace TransferScheme.Tool.Sandbox;

/// <summary>The past under the rules of the record, and under others.</summary>
/// <param name="Title">What was played, such as <c>2022, seed 1</c>.</param>
/// <param name="Recorded">What the rules of the record are called.</param>
/// <param name="Rules">The rules in words, line by line: what, of the record, other.</param>
/// <param name="Before">The outcome of the record.</param>
/// <param name="After">The outcome under the other rules.</param>
/// <param name="Published">Children received by region, as published, by the region's name; null where that is not a year.</param>
/// <param name="Figures">Names.</param>
sealed record Comparison(
    string Title, string Recorded, IReadOnlyList<(string What, string Recorded, string Other)> Rules, SandboxOutcome Before,
    SandboxOutcome After, IReadOnlyDictionary<string, int>? Published, SchemeFigures Figures)
{
    /// <summary>What the other rules are called.</summary>
    internal const string Other = "Other rules";

    /// <summary>Each region, by its name.</summary>
    internal IReadOnlyList<RegionOutcome> Regions { get; } =
    [
        .. After.Ledger.Roll.Regions.Select(region => (Region: region, Name: Figures.RegionName(region))).Select(r => new RegionOutcome(
            r.Name, Before.Region(r.Region).Received, After.Region(r.Region), Published?.GetValueOrDefault(r.Name))),
    ];

    /// <summary>The authorities that would have received most more or less, the largest difference first.</summary>
    internal IReadOnlyList<(string Name, string Region, int Before, int After)> MostChanged(int count) =>
    [
        .. After.Ledger.Roll.Ids
            .Select(id => (Id: id, Before: Before.Ledger.Of(id).Received, After: After.Ledger.Of(id).Received))
            .Where(a => a.Before != a.After)
            .OrderByDescending(a => Math.Abs(a.After - a.Before)).ThenBy(a => a.Id, StringComparer.Ordinal).Take(count)
            .Select(a => (Figures.Name(a.Id), Figures.RegionName(RegionOf(a.Id)), a.Before, a.After)),
    ];

    /// <summary>Children who would have gone to another authority.</summary>
    internal int ToOtherAuthority => After.Elsewhere(Before, authority => authority);

    /// <summary>Children who would have gone to another region.</summary>
    internal int ToOtherRegion => After.Elsewhere(Before, RegionOf);

    string RegionOf(string authority) => After.Ledger.Roll.RegionAt(After.Ledger.Roll.PlaceOf(authority));
}

/// <summary>What became of a region.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">Children received in the record.</param>
/// <param name="After">Its account under the other rules.</param>
/// <param name="Published">Children received as published; null where that is not a year.</param>
sealed record RegionOutcome(string Name, int Before, LedgerAccount After, int? Published);
