using System.Globalization;
using TransferScheme.EndToEnd.Tests.Faults;
using TransferScheme.TestKit;

namespace TransferScheme.EndToEnd.Tests.Replay;

/// <summary>Whether the standard return, which Dashboards makes of messages, equals a count over the services' own events.</summary>
static class FoiEquality
{
    const string SouthEast = "south-east";

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Compares every figure of the scheme, a region and several authorities, for periods that cut through what happened.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="declined">Whether offers were declined in it.</param>
    internal static async Task HoldsAsync(ReplayedScheme scheme, bool declined = false)
    {
        var national = await scheme.NationalAsync();
        var coordinator = await scheme.CoordinatorAsync(SouthEast);
        var now = DateTimeOffset.Parse((await national.Get("development/clock")).Expect(200)["now"], CultureInfo.InvariantCulture);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var began = (await scheme.Rows.ReadAsync(
            "select min(timestamp)::date from referrals.mt_events where type = 'referral_submitted'",
            r => r.GetFieldValue<DateOnly>(0))).Single();
        var middle = began.AddDays((today.DayNumber - began.DayNumber) / 2);
        var all = await AuthoritiesAsync(scheme.Rows, "%");
        var inRegion = await AuthoritiesAsync(scheme.Rows, SouthEast);
        var busiest = await scheme.Rows.TextsAsync(
            "select data ->> 'authority' from allocation.mt_events where type = 'offer_made' group by 1 order by count(*) desc, 1 limit 3");

        // A count that finds nothing would equal anything that tells nothing.
        var whole = await EqualAsync(scheme.Rows, national, "", all, began, today);
        string[] there = ["offersReceived", "childrenAccepted", "transfersSent", "referralsMade", "childrenLookedAfter"];
        foreach (var figure in (string[])[.. there, .. declined ? ["offersDeclined"] : (string[])[]])
        {
            whole.ShouldNotContain($"{figure}: 0\n");
        }

        foreach (var (from, to) in ((DateOnly, DateOnly)[])[(began, today), (began, middle), (middle.AddDays(1), today), (middle, middle)])
        {
            await EqualAsync(scheme.Rows, national, "", all, from, to);
            await EqualAsync(scheme.Rows, coordinator, "", inRegion, from, to);
            foreach (var authority in busiest.Prepend(Journey.Kent))
            {
                await EqualAsync(scheme.Rows, national, $"&authority={authority}", [authority], from, to);
            }
        }
    }

    static Task<IReadOnlyList<string>> AuthoritiesAsync(Rows rows, string region) => rows.TextsAsync(
        "select data ->> 'code' from allocation.mt_events where type = 'authority_registered' and data ->> 'region' like $1", region);

    // Messages take a moment.
    static async Task<string> EqualAsync(
        Rows rows, Caller caller, string query, IReadOnlyList<string> authorities, DateOnly from, DateOnly to)
    {
        var path = $"dashboards/returns/foi?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}{query}";
        var slow = Text(
            await SlowCount.OfAsync(rows, authorities, from, to), await SlowCount.DeclinesAsync(rows, authorities, from, to));
        return await Poll.ForAsync(() => ToldAsync(caller, path), told => told == slow, Limit, $"{path} to tell\n{slow}\n");
    }

    static async Task<string> ToldAsync(Caller caller, string path)
    {
        var told = (await caller.Get(path)).Expect(200).Json;
        return Text(
            told["figures"]!.AsObject().Select(f => (f.Key, f.Value!["text"]!.ToString())),
            told["declinedByReason"]!.AsArray().Select(r => $"{r!["level1"]}{(r["level2"] is { } code ? $" {code}" : "")}: {r["text"]}"));
    }

    static string Text(IEnumerable<(string Figure, string Text)> figures, IEnumerable<string> declines) => string.Join(
        '\n', [.. figures.Select(f => $"{f.Figure}: {f.Text}"), .. declines.Order(StringComparer.Ordinal).Select(d => $"declined, {d}")]);
}
