using System.Collections.Immutable;
using TransferScheme.Rota;
using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Sandbox;

/// <summary>An authority as the scheme's first figures have it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="RegionName">Name of its region.</param>
/// <param name="ChildPopulation">Children aged 0 to 17.</param>
/// <param name="Count">Unaccompanied children looked after, by the newest published count; null where none is.</param>
sealed record SchemeAuthority(string Code, string Name, string Region, string RegionName, int ChildPopulation, int? Count);

/// <summary>The authorities and shares with which every installation starts: the files are the Allocation service's own.</summary>
sealed record SchemeFigures(IReadOnlyList<SchemeAuthority> Authorities, IReadOnlyDictionary<string, int> Shares)
{
    /// <summary>What the weights are worked out from, by the name that the scheme rules give it.</summary>
    internal const string RegionalShares = "regional-shares", Population = "population";

    readonly Dictionary<string, SchemeAuthority> _byCode = Authorities.ToDictionary(a => a.Code);
    readonly Dictionary<string, string> _regions = Authorities.DistinctBy(a => a.Region).ToDictionary(a => a.Region, a => a.RegionName);

    /// <summary>Reads them.</summary>
    internal static SchemeFigures Read() => new(
        Figures.Read("authorities.csv", row => new SchemeAuthority(
            row.GetString("gss_code"), row.GetString("name"), Slug(row.GetString("region")), row.GetString("region"),
            row.Parse<int>("population_0_17"), row.Number("uasc_looked_after"))),
        Figures.Read("regional_shares.csv", row => (Region: Slug(row.GetString("region")), Share: row.Parse<int>("default_share")))
            .ToDictionary(s => s.Region, s => s.Share));

    /// <summary>Whether the figures have an authority.</summary>
    internal bool Knows(string code) => _byCode.ContainsKey(code);

    /// <summary>The name of an authority; its code where the figures do not have it.</summary>
    internal string Name(string code) => _byCode.GetValueOrDefault(code)?.Name ?? code;

    /// <summary>The name of a region; its slug where the figures do not have it.</summary>
    internal string RegionName(string region) => _regions.GetValueOrDefault(region, region);

    /// <summary>The weight of each authority on a basis.</summary>
    internal ImmutableSortedDictionary<string, long> Weights(string basis)
    {
        var bases = Authorities.Select(a => new WeightBasis(a.Code, a.Region, a.ChildPopulation));
        return basis == Population ? Rota.Weights.ByPopulation(bases) : Rota.Weights.ByRegionalShares(bases, Shares);
    }

    /// <summary>The threshold of each authority, in children, at a rate in children of every 100,000.</summary>
    internal IReadOnlyDictionary<string, int> Thresholds(int parts) =>
        Authorities.ToDictionary(a => a.Code, a => new Threshold(a.ChildPopulation, parts).RoundedUp);

    static string Slug(string region) => region.ToLowerInvariant().Replace(' ', '-');
}
