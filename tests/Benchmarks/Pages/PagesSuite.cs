using System.Diagnostics;
using System.Globalization;
using System.Net;
using TransferScheme.Benchmarks.Http;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Benchmarks.Pages;

/// <summary>
/// The portal's pages with 5,000 open cases: how long each takes from the request to its last byte, and how many bytes it is, beside a page
/// that asks no service anything.
/// </summary>
static class PagesSuite
{
    const int Connections = 16, Offers = 200, GoalMilliseconds = 100;

    static readonly string Form = Journey.Form.Replace("\"inAuthorityCare\": true", "\"inAuthorityCare\": false", StringComparison.Ordinal);

    public static async Task RunAsync(Effort effort)
    {
        await using var scheme = await RunningScheme.StartAsync();
        var cases = effort.Requests / 40;
        var (referral, offer, authority, region) = await OpenAsync(scheme, cases);
        Report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"\n## Pages\nWith {cases:#,0} open cases, one reader; ms from the request to the last byte. Goal: 95th centile at most {GoalMilliseconds} ms, 30 kB.\n\n"
            + $"| Page | Floor, median | Median | 95th centile | Ratio of medians | kB |\n|---|---|---|---|---|---|"));
        var (kent, receiver, coordinator, national) = (
            ("duty-officer", Journey.Kent), ("duty-officer", authority), ("coordinator", region), ("national", (string?)null));
        (string What, (string Role, string? Of) Reader, string Page)[] pages =
        [
            ("home of a duty officer with all the cases", kent, "duty"), ("home of a duty officer who is asked", receiver, "duty"),
            ("home of a coordinator", coordinator, "region"), ("home of the national team", national, "national"),
            ("list of referrals", kent, "referrals"), ("a case", kent, $"referrals/{referral}"), ("an offer", receiver, $"offers/{offer}"),
            ("an allocation", coordinator, $"allocations/{referral}"), ("fair-share account", coordinator, "region/account"),
            ("figures of the whole scheme", national, "figures"), ("map", national, "figures?part=map"),
            ("week by week", national, "figures/weeks"), ("return", national, "figures/foi"),
        ];
        foreach (var (what, (role, of), page) in pages)
        {
            using var reader = await Reader.SignInAsync(scheme.Address, scheme.UserOf(role, of));
            await MeasureAsync(effort, reader, what, page);
        }
    }

    static async Task MeasureAsync(Effort effort, Reader reader, string what, string page)
    {
        var looks = effort.Requests / 1_000;
        var (floor, ours, bytes) = (new List<double>(), new List<double>(), 0);
        await ReadAsync(reader, "accessibility");
        await ReadAsync(reader, page);
        for (var i = 0; i < looks; i++)
        {
            floor.Add(await TimeAsync(() => ReadAsync(reader, "accessibility")));
            ours.Add(await TimeAsync(async () => bytes = await ReadAsync(reader, page)));
        }

        floor.Sort();
        ours.Sort();
        var (least, median, late) = (Comparison.Percentile(floor, 0.5), Comparison.Percentile(ours, 0.5), Comparison.Percentile(ours, 0.95));
        Report.Line(string.Create(
            CultureInfo.InvariantCulture, $"| {what} | {least:0.0} | {median:0.0} | **{late:0.0}** | {median / least:0.0} | {bytes / 1000.0:0.0} |"));
    }

    static async Task<int> ReadAsync(Reader reader, string page)
    {
        using var answer = await reader.GetAsync($"/{page}");
        return answer.StatusCode is HttpStatusCode.OK
            ? (await answer.Content.ReadAsByteArrayAsync()).Length
            : throw new InvalidOperationException($"/{page} answered {answer.StatusCode}.");
    }

    static async Task<double> TimeAsync(Func<Task> read)
    {
        var began = Stopwatch.GetTimestamp();
        await read();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    // All are Kent's; the first ones decided are offered, and of one of those the pages are read.
    static async Task<(Guid Referral, Guid Offer, string Authority, string Region)> OpenAsync(RunningScheme scheme, int cases)
    {
        var kent = await scheme.As("api-client", Journey.Kent, Connections);
        var opened = await Task.WhenAll(kent.Select(caller => Task.Run(async () =>
        {
            var ids = new List<Guid>();
            for (var i = 0; i < Math.Max(1, cases / Connections); i++)
            {
                ids.Add((await caller.Post("referrals", Form)).Expect(201).Id);
            }

            return ids;
        })));
        var all = opened.SelectMany(ids => ids).ToList();
        var national = await scheme.As("national");
        (Guid Referral, Guid Offer, string Authority, string Region) offered = default;
        foreach (var referral in all.Take(Math.Min(Offers, cases / 10)))
        {
            var allocation = await national.GetWhen($"allocations/{referral}", r => r.Status == 200);
            var (chosen, region) = ((string)allocation.Json["candidates"]![0]!["authority"]!, allocation["region"]);
            var coordinator = await scheme.As("coordinator", region);
            var answer = await coordinator.Post($"allocations/{referral}/offer", $$"""{ "authority": "{{chosen}}" }""", allocation.Version);
            offered = (referral, answer.Expect(201).Id, chosen, region);
        }

        foreach (var referral in all)
        {
            await national.GetWhen($"allocations/{referral}", r => r.Status == 200);
        }

        return offered;
    }
}
