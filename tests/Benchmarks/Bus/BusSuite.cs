using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using TransferScheme.Benchmarks.Http;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Benchmarks.Bus;

/// <summary>
/// From the commit of an event in one service to the commit of its effect in another: an authority's return, stored by Allocation,
/// published, and kept by Referrals. Both times are the database's own, of the two transactions' commits.
/// </summary>
static class BusSuite
{
    const int PerSecond = 200;
    const string Queue = "referrals-when-authority-position-changed";

    public static async Task RunAsync(Effort effort)
    {
        await using var scheme = await RunningScheme.StartAsync();
        var national = await scheme.As("national");
        var codes = (await national.Get("authorities?limit=200")).Expect(200).Json["items"]!.AsArray().Select(a => (string)a!["gssCode"]!).ToArray();
        var returns = new List<Returns>();
        foreach (var code in codes)
        {
            returns.Add(await Returns.OfAsync(scheme, code));
        }

        Report.Line("\n## Commit to effect\nFrom the commit of an event in Allocation to the commit of what Referrals does about it; milliseconds.\n");
        Report.Line("| Load | Messages | Median | p99 | Longest | Goal p99 |\n|---|---|---|---|---|---|");
        await MeasureAsync(scheme, "idle, one now and then", 250, () => IdleAsync(returns, effort.Requests / 800));
        await MeasureAsync(scheme, $"{PerSecond} events a second", null, () => SteadyAsync(returns, effort.Requests / 40));
    }

    static async Task MeasureAsync(RunningScheme scheme, string load, int? goal, Func<Task> run)
    {
        var before = (await Sql.ColumnAsync<long>(scheme.Database, "select coalesce(max(seq_id), 0) from allocation.mt_events"))[0];
        await run();
        var found = $"from allocation.mt_events as e left join referrals.mt_doc_handledmessage as d on d.id = '{Queue}/' || e.id "
            + $"where e.seq_id > {before} and e.type = 'children_looked_after_declared'";
        await Poll.UntilAsync(
            async () => (await Sql.ColumnAsync<long>(scheme.Database, $"select count(*) {found} and d.id is null"))[0] == 0,
            TimeSpan.FromMinutes(1), "every message to be handled");
        var taken = await Sql.ColumnAsync<double>(scheme.Database,
            $"select (extract(epoch from pg_xact_commit_timestamp(d.xmin) - pg_xact_commit_timestamp(e.xmin)) * 1000)::float8 {found} order by 1");
        Report.Line(string.Create(CultureInfo.InvariantCulture,
            $"| {load} | {taken.Count:#,0} | {Comparison.Percentile(taken, 0.5):0.0} | **{Comparison.Percentile(taken, 0.99):0.0}** | {taken[^1]:0.0} | {goal} |"));
    }

    static async Task IdleAsync(List<Returns> returns, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await returns[i % returns.Count].SendAsync();
            await Task.Delay(100);
        }
    }

    static async Task SteadyAsync(List<Returns> returns, int count)
    {
        var began = Stopwatch.GetTimestamp();
        var sent = new List<Task>();
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond) - Stopwatch.GetElapsedTime(began);
            await (due > TimeSpan.FromMilliseconds(1) ? Task.Delay(due) : Task.CompletedTask);
            sent.Add(returns[i % returns.Count].SendAsync());
        }

        await Task.WhenAll(sent);
    }

    /// <summary>One authority's returns, one after the other.</summary>
    sealed class Returns(Caller authority, string code, long version)
    {
        long _version = version;
        int _count;
        Task _last = Task.CompletedTask;

        public static async Task<Returns> OfAsync(RunningScheme scheme, string code)
        {
            var caller = await scheme.As("api-client", code);
            return new Returns(caller, code, (await caller.Get($"authorities/{code}")).Expect(200).Version);
        }

        public Task SendAsync() => _last = SendAsync(_last);

        async Task SendAsync(Task before)
        {
            await before;
            var body = new JsonObject { ["count"] = ++_count % 100, ["asOf"] = "2026-12-01" };
            _version = (await authority.Send(HttpMethod.Put, $"authorities/{code}/children-looked-after", body.ToJsonString(), _version)).Expect(200).Version;
        }
    }
}
