using System.Diagnostics;
using TransferScheme.TestKit;
using Xunit.Abstractions;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>Two of every host, stopped in good order and started again one after the other under load, and killed.</summary>
/// <param name="output">Shows what came of it.</param>
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    static readonly string[] Readers = ["Referrals.Host", "Allocation.Host", "Dashboards.Host"];

    [Fact]
    public async Task Given_two_of_every_host_under_load_when_restarted_then_no_request_fails_and_when_killed_then_the_other_takes_over()
    {
        await using var scheme = await DoubledScheme.StartAsync();
        var load = new Load(scheme.Partners);
        var invariants = scheme.Invariants(load.Record);
        load.Start(3);
        await load.FirstAsync();
        var table = new FaultTable("two-of-each.txt");
        // In a plain run the second of each two is restarted; then the first has the readers' turns, and is the one that is killed.
        foreach (var (name, host) in scheme.Processes.Hosts.Where(h => LongRun.IsThis || IsSecond(h.Key)))
        {
            var watch = Stopwatch.StartNew();
            await scheme.RestartAsync(host);
            table.Add($"restart of {name.Split('/')[0]}", await invariants.TallyAsync(), watch.Elapsed);
        }

        var failed = scheme.Partners.Failures.ToList();
        await using var publications = invariants.Publications();
        foreach (var (name, host) in scheme.Processes.Hosts.Where(h => Readers.Contains(h.Key.Split('/')[0]) && (LongRun.IsThis || !IsSecond(h.Key))))
        {
            await host.KillAsync();
            var (since, ends) = (Stopwatch.StartNew(), await publications.EndsAsync());
            await Poll.ForAsync(
                () => publications.PendingAsync(ends), p => p.Count == 0, TimeSpan.FromSeconds(10), $"the other {name} to take over",
                Publications.Pause);
            table.Add($"one of two {name.Split('/')[0]} killed", await invariants.TallyAsync(), since.Elapsed);
            if (LongRun.IsThis)
            {
                // The other is killed next.
                await host.RelaunchAsync();
                await host.ReadyAsync();
            }
        }

        await load.StopAsync();
        output.WriteLine($"{table}\n{load.Completed} transfers, {load.Record.Acknowledged.Count} commands, {failed.Count} requests failed by restarts");
        await table.WriteAsync();
        failed.ShouldBeEmpty();
        (await invariants.FaultsWhenQuietAsync()).ShouldBeEmpty();
    }

    static bool IsSecond(string name) => name.EndsWith("/2", StringComparison.Ordinal);
}
