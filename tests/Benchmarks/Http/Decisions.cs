using System.Diagnostics;
using System.Globalization;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Benchmarks.Http;

/// <summary>Decisions of the rota through the service: from the first answer to <c>POST /referrals</c> to the last decision's commit.</summary>
static class Decisions
{
    const string Decided = "select count(*)::int from allocation.mt_events where type in ('decided', 'unplaced')";
    const int Connections = 16;

    // Looking is work for the same machine, and all that it adds to a burst of seconds is a part of this.
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Measures a burst of referrals.</summary>
    /// <param name="scheme">The scheme, which has decided few others before.</param>
    /// <param name="what">What the form says, in words.</param>
    /// <param name="form">The form of each.</param>
    /// <param name="count">How many referrals, by 16 connections.</param>
    public static async Task RunAsync(RunningScheme scheme, string what, Func<int, string> form, int count)
    {
        var kent = await scheme.As("api-client", Journey.Kent, Connections);
        (await kent[0].Post("referrals", form(count))).Expect(201);
        var before = await WaitAsync(scheme, 1);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(kent.Select((caller, at) => Task.Run(async () =>
        {
            for (var i = at; i < count; i += Connections)
            {
                (await caller.Post("referrals", form(i))).Expect(201);
            }
        })));
        var answered = Stopwatch.GetElapsedTime(began);
        var decidedThen = await CountAsync(scheme) - before;
        await WaitAsync(scheme, before + count);
        var whole = Stopwatch.GetElapsedTime(began);
        Report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {count / answered.TotalSeconds:0} /s | **{count / whole.TotalSeconds:0} /s** | "
            + $"{(count - decidedThen) / (whole - answered).TotalSeconds:0} /s |"));
    }

    static async Task<int> WaitAsync(RunningScheme scheme, int atLeast)
    {
        int count;
        while ((count = await CountAsync(scheme)) < atLeast)
        {
            await Task.Delay(Look);
        }

        return count;
    }

    static async Task<int> CountAsync(RunningScheme scheme) => (await Sql.ColumnAsync<int>(scheme.Database, Decided))[0];
}
