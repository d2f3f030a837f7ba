using TransferScheme.Dashboards.Following;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>The figures of the whole scheme.</summary>
static class NationalDashboard
{
    internal static void Map(RouteGroupBuilder group) =>
        group.MapGet("national", (DateTimeOffset? asAt, HttpContext http, Known known) => Reading.Answer(http, known, asAt, Of))
            .WithName("GetNationalDashboard").Produces<Dashboard>();

    internal static Dashboard Of(Facts facts) => Dashboard.Of("national", null, null, facts,
    [
        .. Counting.OfStages(facts.Standings, "", ""),
        .. Answering.Counts(facts, null, "an authority", ""),
        .. Directing.Counts(facts, null, "an authority", ""),
        .. Ageing.Counts(facts, null, "an authority", ""),
        .. Counting.OfTimes([.. facts.Standings.Select(s => s.Completed).OfType<Moved>()], "", "/api/v1/referrals?stage=completed"),
        .. Counting.OfThreshold(facts.Authorities, facts.ThresholdPer100000, "all authorities", "/api/v1/authorities"),
    ]);
}
