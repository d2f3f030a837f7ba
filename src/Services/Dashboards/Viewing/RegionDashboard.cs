namespace TransferScheme.Dashboards.Viewing;

/// <summary>The figures of one region.</summary>
static class RegionDashboard
{
    internal static void Map(RouteGroupBuilder group) =>
        group.MapGet("regions/{slug}", (string slug, DateTimeOffset? asAt, HttpContext http, Known known) =>
            Reading.Answer(http, known, asAt, facts => Of(facts, slug))).WithName("GetRegionDashboard").Produces<Dashboard>();

    /// <summary>Null when no authority of such a region is known.</summary>
    internal static Dashboard? Of(Facts facts, string slug)
    {
        var authorities = facts.Authorities.Where(a => a.Region == slug).ToList();
        if (authorities.Count == 0)
        {
            return null;
        }

        var counts = TwoSided.Counts(facts, authorities, "the region", $"region={slug}", "/api/v1/authorities");
        return Dashboard.Of("region", slug, null, facts, counts);
    }
}
