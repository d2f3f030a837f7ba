using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using TransferScheme.Benchmarks.Store;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Benchmarks.Http;

/// <summary>
/// The API as partners call it, with everything that follows from a call running on the same machine, beside what the event
/// store alone appends on the same database server. Then the memory of the process over many requests.
/// </summary>
static class HttpSuite
{
    static readonly int[] Connections = [1, 4, 16];
    static int _children = 100_000;
    static readonly string Form = Journey.Form.Replace("\"inAuthorityCare\": true", "\"inAuthorityCare\": false", StringComparison.Ordinal);

    public static async Task RunAsync(Effort effort)
    {
        await using var scheme = await RunningScheme.StartAsync();
        await DecisionsAsync(scheme, effort);
        await using var appends = await StoreSuite.OpenAsync(scheme.Database, "appends", ProjectionLifecycle.Live);
        var submitted = new ConcurrentQueue<Guid>();
        await SubmitAsync((await scheme.As("api-client", Journey.Kent, 1))[0], submitted);
        var events = await ReferralEventsAsync(scheme);
        Report.Heading(
            "HTTP", $"Requests a second, beside the store's own saves at as many writers: of one event and, where it says so, of as much as a referral is ({events.Length} events).");
        foreach (var connections in Connections)
        {
            var kent = await scheme.As("api-client", Journey.Kent, connections);
            await CompareAsync(effort, appends, $"POST /referrals, {connections} connections", connections, i => SubmitAsync(kent[i], submitted), 0.5);
            await CompareAsync(
                effort, () => StoreSuite.StartAsync(appends, events), $"POST /referrals, {connections} connections, of as much", connections,
                i => SubmitAsync(kent[i], submitted), 0.5);
        }

        var offers = await OffersAsync(scheme, submitted, effort.Rounds * 600);
        foreach (var connections in Connections)
        {
            await CompareAsync(
                effort with { Rounds = 1, WarmUp = TimeSpan.Zero }, appends, $"acceptance, {connections} connections", connections,
                _ => AcceptAsync(scheme, offers), 0.5);
        }

        // A case each, since every read is a line in its case's access log.
        var known = submitted.Take(Connections[^1]).ToArray();
        foreach (var connections in Connections)
        {
            var kent = await scheme.As("api-client", Journey.Kent, connections);
            await CompareAsync(effort, appends, $"GET of a case, {connections} connections", connections, i => ReadAsync(kent[i], known[i]), null);
        }

        await MemoryAsync(scheme, effort.Requests);
    }

    /// <summary>Decisions alone.</summary>
    public static async Task DecisionsAsync(Effort effort)
    {
        await using var scheme = await RunningScheme.StartAsync();
        await DecisionsAsync(scheme, effort);
    }

    static async Task DecisionsAsync(RunningScheme scheme, Effort effort)
    {
        Report.Line(
            "\n## Decisions\nA burst of referrals by 16 connections, all that follows from them on the same machine. Goal: 300 /s decided.\n\n"
            + "| Referrals | Answered | Decided, from the first post | Decided, after the last answer |\n|---|---|---|---|");
        var many = effort.Requests / 100;

        // The first burst meets a process that has just started, which compiles while it works; a scheme that runs for weeks does not.
        foreach (var when in (string[])["just started", "warm", "warm, again"])
        {
            await Decisions.RunAsync(scheme, $"family and faith named: asked for; {when}", Children(Form), many);
            await Decisions.RunAsync(scheme, $"minimum facts alone; {when}", Children(WithoutMatching()), many);
        }

        var alike = WithoutMatching();

        // As a partner's system may send that goes wrong, and the most that looking for other records of a child can cost.
        await Decisions.RunAsync(scheme, "minimum facts alone, one child's name in all; warm", _ => alike, many);
    }

    // A child of its own in each form: its number, said in letters.
    static Func<int, string> Children(string form)
    {
        var start = _children;
        _children += 100_000;
        return i => form.Replace(
            "Canary-", string.Concat((start + i).ToString(CultureInfo.InvariantCulture).Select(digit => "badafagakalamanarasa"[(2 * (digit - '0'))..][..2])),
            StringComparison.Ordinal);
    }

    static string WithoutMatching()
    {
        var form = JsonNode.Parse(Form)!.AsObject();
        form.Remove("family");
        form["children"]![0]!.AsObject().Remove("religion");
        return form.ToJsonString();
    }

    // As many events as a referral has, of the same lengths.
    static async Task<object[]> ReferralEventsAsync(RunningScheme scheme)
    {
        var lengths = await Sql.ColumnAsync<int>(
            scheme.Database, "select length(data::text) from referrals.mt_events where stream_id = (select id from referrals.mt_streams limit 1)");
        return [.. lengths.Select(length => new VisitPlanned(new string('x', length), 1))];
    }

    static Task CompareAsync(Effort effort, IVisits appends, string measure, int connections, Func<int, Task> act, double? goal) =>
        CompareAsync(effort, () => StoreSuite.StartAsync(appends, new VisitPlanned("Sheffield", 17)), measure, connections, act, goal);

    static async Task CompareAsync(Effort effort, Func<Task> save, string measure, int connections, Func<int, Task> act, double? goal)
    {
        var found = await Rate.CompareAsync(
            effort,
            [.. Enumerable.Repeat(save, connections)],
            [.. Enumerable.Range(0, connections).Select(i => (Func<Task>)(() => act(i)))]);
        Report.Row(measure, "/s", found, connections == 16 ? goal : null);
    }

    static async Task SubmitAsync(Caller kent, ConcurrentQueue<Guid> submitted) =>
        submitted.Enqueue((await kent.Post("referrals", Form)).Expect(201).Id);

    static async Task ReadAsync(Caller kent, Guid referral) => (await kent.Get($"referrals/{referral}")).Expect(200);

    // Open offers to be accepted: what the coordinators do about the referrals submitted.
    static async Task<ConcurrentQueue<(Guid Offer, string Authority)>> OffersAsync(RunningScheme scheme, ConcurrentQueue<Guid> submitted, int count)
    {
        var offers = new ConcurrentQueue<(Guid, string)>();
        var national = await scheme.As("national");
        foreach (var referral in submitted.Take(count))
        {
            var allocation = await national.GetWhen($"allocations/{referral}", r => r.Status == 200);
            var chosen = (string)allocation.Json["candidates"]![0]!["authority"]!;
            var coordinator = await scheme.As("coordinator", allocation["region"]);
            var offer = await coordinator.Post($"allocations/{referral}/offer", $$"""{ "authority": "{{chosen}}" }""", allocation.Version);
            offers.Enqueue((offer.Expect(201).Id, chosen));
        }

        return offers;
    }

    static async Task AcceptAsync(RunningScheme scheme, ConcurrentQueue<(Guid Offer, string Authority)> offers)
    {
        if (!offers.TryDequeue(out var next))
        {
            throw new InvalidOperationException("More offers are accepted than were made ready.");
        }

        var receiver = await scheme.As("api-client", next.Authority);
        (await receiver.Post($"offers/{next.Offer}/acceptance", Journey.Acceptance, 1)).Expect(200);
    }

    static async Task MemoryAsync(RunningScheme scheme, int requests)
    {
        const int steps = 10;
        Report.Line($"\n## Memory\nResident memory of the process over {requests:#,0} requests at 16 connections, one in ten a referral; MiB.\n");
        var kent = await scheme.As("api-client", Journey.Kent, 16);
        var submitted = new ConcurrentQueue<Guid>();
        await Task.WhenAll(kent.Select(caller => SubmitAsync(caller, submitted)));
        var known = submitted.ToArray();
        var held = new List<double> { scheme.ResidentMebibytes };
        for (var step = 0; step < steps; step++)
        {
            await Task.WhenAll(kent.Select((caller, own) => Task.Run(async () =>
            {
                for (var i = 0; i < requests / steps / 16; i++)
                {
                    await (i % 10 == 0 ? SubmitAsync(caller, submitted) : ReadAsync(caller, known[own]));
                }
            })));
            held.Add(scheme.ResidentMebibytes);
        }

        Report.Line(string.Join(" · ", held.Select(m => m.ToString("0", CultureInfo.InvariantCulture))));
    }
}
