namespace TransferScheme.Dashboards.Viewing;

/// <summary>The figures of one authority.</summary>
static class AuthorityDashboard
{
    internal static void Map(RouteGroupBuilder group) =>
        group.MapGet("authorities/{code}", (string code, DateTimeOffset? asAt, HttpContext http, Known known) =>
            Reading.Answer(http, known, asAt, facts => Of(facts, code))).WithName("GetAuthorityDashboard").Produces<Dashboard>();

    /// <summary>Null when no such authority is known.</summary>
    internal static Dashboard? Of(Facts facts, string code)
    {
        if (facts.Authorities.FirstOrDefault(a => a.Id == code) is not { } authority)
        {
            return null;
        }

        var counts = TwoSided.Counts(facts, [authority], "the authority", $"authority={code}", $"/api/v1/authorities/{code}");
        return Dashboard.Of("authority", code, authority.Name, facts, counts);
    }
}
