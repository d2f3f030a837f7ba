namespace TransferScheme.Dashboards.Viewing;

/// <summary>The figures of every region, for tables, charts and maps.</summary>
/// <param name="Items">One for each region, by its slug.</param>
public sealed record RegionRows(IReadOnlyList<Dashboard> Items);

/// <summary>Answers the figures of all regions in one, each the same as on the region's own dashboard.</summary>
static class AllRegions
{
    internal static void Map(RouteGroupBuilder group) =>
        group.MapGet("regions", (DateTimeOffset? asAt, HttpContext http, Known known) => Reading.Answer(http, known, asAt, Of))
            .WithName("ListRegionDashboards").Produces<RegionRows>();

    internal static RegionRows Of(Facts facts) => new(
    [
        .. facts.Authorities.Select(a => a.Region).Distinct().Order(StringComparer.Ordinal).Select(slug => RegionDashboard.Of(facts, slug)!),
    ]);
}
