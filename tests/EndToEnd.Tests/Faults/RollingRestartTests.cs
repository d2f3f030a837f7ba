using System.Diagnostics;
using System.Net;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Proxying;
using Xunit.Abstractions;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>Two of every host, which are stopped in good order and started again one after the other under load: nobody notices.</summary>
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Given_two_of_every_host_under_load_when_each_is_restarted_then_no_request_fails_and_nothing_is_doubled()
    {
        await using var scheme = await DoubledScheme.StartAsync();
        var load = new Load(scheme.Partners);
        load.Start(3);
        await load.FirstAsync();
        var table = new FaultTable("rolling-restart.txt");
        foreach (var (name, host) in scheme.Processes.Hosts)
        {
            var watch = Stopwatch.StartNew();
            await scheme.RestartAsync(host);
            table.Add($"restart of {name.Split('/')[0]}", await scheme.Invariants(load).TallyAsync(), watch.Elapsed);
        }

        await load.StopAsync();
        output.WriteLine($"{table}\n{load.Completed} transfers, {load.Record.Acknowledged.Count} commands, {scheme.Partners.Failures.Count} requests failed");
        await table.WriteAsync();
        scheme.Partners.Failures.ShouldBeEmpty();
        (await scheme.Invariants(load).FaultsWhenQuietAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_two_of_every_host_under_load_when_one_is_killed_then_the_other_takes_over_within_ten_seconds()
    {
        await using var scheme = await DoubledScheme.StartAsync();
        var load = new Load(scheme.Partners);
        load.Start(3);
        await load.FirstAsync();
        var publications = await scheme.Invariants(load).PublicationsAsync();
        var table = new FaultTable("take-over.txt");
        foreach (var (name, host) in scheme.Processes.Hosts.Where(h => h.Key.StartsWith("Referrals", StringComparison.Ordinal)
            || h.Key.StartsWith("Allocation", StringComparison.Ordinal) || h.Key.StartsWith("Dashboards", StringComparison.Ordinal)))
        {
            await host.KillAsync();
            var (since, ends) = (Stopwatch.StartNew(), await publications.EndsAsync());
            await Poll.ForAsync(() => publications.PendingAsync(ends), p => p.Count == 0, TimeSpan.FromSeconds(10), $"the other {name} to take over");
            table.Add($"one of two {name.Split('/')[0]} killed", await scheme.Invariants(load).TallyAsync(), since.Elapsed);
            await host.RelaunchAsync();
            await host.ReadyAsync();
        }

        await load.StopAsync();
        output.WriteLine($"{table}\n{load.Completed} transfers, {load.Record.Acknowledged.Count} commands acknowledged");
        await table.WriteAsync();
        (await scheme.Invariants(load).FaultsWhenQuietAsync()).ShouldBeEmpty();
    }

    /// <summary>The scheme apart, two of each host, and before the two front doors what stands before them in an installation.</summary>
    sealed class DoubledScheme : IAsyncDisposable
    {
        readonly PrivatePostgres _postgres;
        readonly PrivateRabbit _rabbit;
        readonly string _masterKeyFile = SchemeTestHost.MasterKeyFile();
        HostProcess? _door;
        TcpProxy? _balancer;
        SchemeProcesses? _processes;
        Partners? _partners;

        DoubledScheme(PrivatePostgres postgres, PrivateRabbit rabbit) => (_postgres, _rabbit) = (postgres, rabbit);

        internal SchemeProcesses Processes => _processes!;

        internal Partners Partners => _partners!;

        internal static async Task<DoubledScheme> StartAsync()
        {
            var postgres = PrivatePostgres.StartAsync();
            var scheme = new DoubledScheme(await postgres, await PrivateRabbit.StartAsync());
            await scheme.StartProcessesAsync();
            return scheme;
        }

        internal Invariants Invariants(Load load) => new(_postgres.ConnectionString, _rabbit.Uri, _masterKeyFile, Partners, load.Record);

        /// <summary>As an orderly installation does: new connections go to the other front door before one is stopped.</summary>
        internal async Task RestartAsync(HostProcess host)
        {
            _door = Processes.Hosts.First(h => h.Key.StartsWith("FrontDoor", StringComparison.Ordinal) && h.Value != host).Value;
            var watch = Stopwatch.StartNew();
            (await host.StopAsync()).ShouldBe(0);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
            await host.RelaunchAsync();
            await host.ReadyAsync();
        }

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            _partners?.Dispose();
            await (_processes?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_balancer?.DisposeAsync() ?? ValueTask.CompletedTask);
            await _rabbit.DisposeAsync();
            await _postgres.DisposeAsync();
        }

        async Task StartProcessesAsync()
        {
            _balancer = await TcpProxy.StartAsync(() => new IPEndPoint(IPAddress.Loopback, _door?.Address.Port ?? 1));
            var demo = Path.Combine(Directory.CreateTempSubdirectory("scheme-doubled-").FullName, "demo.json");
            var surroundings = new Surroundings(
                _postgres.ConnectionString, await _postgres.PrepareAsync(_postgres.ConnectionString), _rabbit.Uri, _masterKeyFile, demo, TheScheme.Now);
            _processes = await SchemeProcesses.StartAsync(Shape.Apart, surroundings, 2, new Uri($"http://127.0.0.1:{_balancer.Port}"), h => _door ??= h);
            _partners = new Partners(_processes.Address, await Partners.DemoAsync(demo));
        }
    }
}
