using System.Globalization;
using System.Text.Json.Nodes;

namespace TransferScheme.Tool.Replay;

/// <summary>What became of a replay, as the scheme itself tells it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Referrals">Referrals made.</param>
/// <param name="Children">Children referred.</param>
/// <param name="ReferralsTransferred">Referrals completed.</param>
/// <param name="ChildrenTransferred">Children transferred.</param>
/// <param name="Median">Median of the working days to the transfer.</param>
/// <param name="NinetiethCentile">Their ninetieth centile.</param>
/// <param name="PercentInTime">Share of the transfers within the statutory limit.</param>
/// <param name="Regions">Children received.</param>
/// <param name="FurthestAuthority">The authority furthest from its fair share.</param>
/// <param name="FurthestRegion">The region furthest from its fair share.</param>
sealed record Outcome(
    int Year, int Referrals, int Children, int ReferralsTransferred, int ChildrenTransferred, decimal? Median, decimal? NinetiethCentile,
    decimal? PercentInTime, IReadOnlyList<RegionReceived> Regions, Deviation FurthestAuthority, Deviation FurthestRegion)
{
    /// <summary>Address of the dashboard that shows it.</summary>
    internal const string Dashboard = "/api/v1/dashboards/national";

    /// <summary>Reads it from the national dashboard, once that has counted everything, and from the rota.</summary>
    internal static async Task<Outcome> ReadAsync(Partners partners, RecordedYear year, IReadOnlyList<ReplayCase> plan)
    {
        var rota = (await partners.National.GetAsync("rota")).Good;
        var received = rota["regions"]!.AsArray().Sum(r => (int)r!["account"]!["received"]!);
        var figures = new JsonObject();
        await Patience.UntilAsync(
            async () =>
            {
                figures = (await partners.National.GetAsync("dashboards/national")).Good["figures"]!.AsObject();
                return Number(figures, "childrenCompleted") == received;
            },
            $"A dashboard with {received} children transferred");
        return new Outcome(
            year.Year, plan.Count, plan.Sum(c => c.Children.Count), (int)Number(figures, "referralsCompleted")!, received,
            Number(figures, "medianWorkingDays"), Number(figures, "ninetiethCentileWorkingDays"), Number(figures, "percentWithinLimit"),
            [.. rota["regions"]!.AsArray().Select(r => RegionReceived.Of(r!, year.ReceivedByRegion))],
            Deviation.Largest(rota["authorities"]!), Deviation.Largest(rota["regions"]!));
    }

    static decimal? Number(JsonObject figures, string name) => (decimal?)figures[name]?["value"];
}

/// <summary>Children whom a region received, in the replay and in the published figures.</summary>
/// <param name="Region">Name of the region.</param>
/// <param name="Received">In the replay.</param>
/// <param name="Published">Published for the year.</param>
sealed record RegionReceived(string Region, int Received, int Published)
{
    internal static RegionReceived Of(JsonNode region, IReadOnlyDictionary<string, int> published) =>
        new((string)region["name"]!, (int)region["account"]!["received"]!, published.GetValueOrDefault((string)region["name"]!));
}

/// <summary>How far an account of the rota is from its fair share.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Children">Above 0 it is behind, below 0 ahead.</param>
sealed record Deviation(string Name, decimal Children)
{
    const decimal Unit = 1_000_000_000_000;

    /// <summary>The largest of several, ahead or behind.</summary>
    internal static Deviation Largest(JsonNode accounts) => accounts.AsArray()
        .Select(a => new Deviation((string)a!["name"]!, Units(a) / Unit))
        .MaxBy(d => Math.Abs(d.Children)) ?? throw new CommandFailedException("The rota has no accounts.");

    static decimal Units(JsonNode account) => decimal.Parse((string)account["account"]!["balance"]!, CultureInfo.InvariantCulture);
}
