using CsvHelper;

namespace TransferScheme.Allocation.Data;

/// <summary>One authority with children's services, as the published lists have it. What is not published is null, never 0.</summary>
/// <param name="GssCode">The authority's identifier everywhere; Northern Ireland trusts have a code of letters.</param>
/// <param name="Region">Slug, see <see cref="Regions"/>.</param>
/// <param name="ChildPopulation">Ages 0 to 17, newest published mid-year estimate, of <paramref name="PopulationYear"/>.</param>
/// <param name="UascLookedAfter">Unaccompanied asylum-seeking children looked after on <paramref name="UascCountedOn"/>.</param>
/// <param name="Latitude">Of the area's centroid, for distances only, as is <paramref name="Longitude"/>.</param>
sealed record AuthorityRow(
    string GssCode, string Name, string Nation, string Region, string AuthorityType,
    int ChildPopulation, string PopulationYear, bool PopulationIsEstimate,
    int? UascLookedAfter, DateOnly? UascCountedOn, decimal Latitude, decimal Longitude);

/// <summary>A region's share of the children of a cycle. All but Scotland's are estimates and must be shown as such.</summary>
/// <param name="TransfersIn2022">Children the region received in 2022, from which the estimates are made.</param>
/// <param name="ShareOf650">That, scaled to a cycle of 650.</param>
/// <param name="DefaultShare">What the rota starts with: Northern Ireland received none in 2022 and is set by hand.</param>
/// <param name="Status">Where the share comes from, in words for the screen.</param>
sealed record RegionShare(string Region, int TransfersIn2022, int ShareOf650, int DefaultShare, string Status)
{
    internal bool IsEstimate => Status.StartsWith("estimate", StringComparison.Ordinal);
}

/// <summary>The figures every new installation starts with; ATTRIBUTION.md says whose they are.</summary>
static class ReferenceData
{
    /// <summary>All 212 authorities of the United Kingdom, in the order of the file.</summary>
    internal static IReadOnlyList<AuthorityRow> Authorities() => Read("authorities.csv", row => new AuthorityRow(
        row.GetString("gss_code"), row.GetString("name"), row.GetString("nation"), Regions.Slug(row.GetString("region")),
        row.GetString("authority_type"), row.Parse<int>("population_0_17"), row.GetString("population_year"),
        row.GetString("population_is_estimate") == "yes", Optional<int>(row, "uasc_looked_after"),
        Optional<DateOnly>(row, "uasc_date"), row.Parse<decimal>("lat"), row.Parse<decimal>("lon")));

    /// <summary>The shares of the twelve regions.</summary>
    internal static IReadOnlyList<RegionShare> RegionalShares() => Read("regional_shares.csv", row => new RegionShare(
        Regions.Slug(row.GetString("region")), row.Parse<int>("nts_transfers_2022"), row.Parse<int>("share_of_650"),
        row.Parse<int>("default_share"), row.GetString("status")));

    static List<T> Read<T>(string file, Func<CsvReader, T> record)
    {
        using var csv = CsvReader.Create(typeof(ReferenceData).Assembly.GetManifestResourceStream(file)!);
        var records = new List<T>();
        while (csv.Read())
        {
            records.Add(record(csv));
        }

        return records;
    }

    // A blank is not published; anything else that cannot be read is an error, not a blank.
    static T? Optional<T>(CsvReader row, string column) where T : struct, ISpanParsable<T> =>
        row.IsEmpty(row.GetFieldIndex(column)) ? null : row.Parse<T>(column);
}
