using System.Diagnostics;
using System.Net;
using TransferScheme.TestKit;
using TransferScheme.TestKit.Proxying;
using Xunit.Abstractions;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>Two of every host, stopped in good order and started again one after the other under load, and killed.</summary>
/// <param name="scheme">The scheme.</param>
/// <param name="output">Shows what came of it.</param>
public sealed class RollingRestartTests(RollingRestartTests.DoubledScheme scheme, ITestOutputHelper output) : IClassFixture<RollingRestartTests.DoubledScheme>
{
    static readonly string[] Readers = ["Referrals.Host", "Allocation.Host", "Dashboards.Host"];

    [Fact]
    public async Task Given_two_of_every_host_under_load_when_restarted_then_no_request_fails_and_when_killed_then_the_other_takes_over()
    {
        var load = new Load(scheme.Partners);
        var invariants = scheme.Invariants(load);
        load.Start(3);
        await load.FirstAsync();
        var table = new FaultTable("two-of-each.txt");
        foreach (var (name, host) in scheme.Processes.Hosts)
        {
            var watch = Stopwatch.StartNew();
            await scheme.RestartAsync(host);
            table.Add($"restart of {name.Split('/')[0]}", await invariants.TallyAsync(), watch.Elapsed);
        }

        var failed = scheme.Partners.Failures.ToList();
        await using var publications = invariants.Publications();
        foreach (var (name, host) in scheme.Processes.Hosts.Where(h => Readers.Contains(h.Key.Split('/')[0])))
        {
            await host.KillAsync();
            var (since, ends) = (Stopwatch.StartNew(), await publications.EndsAsync());
            await Poll.ForAsync(() => publications.PendingAsync(ends), p => p.Count == 0, TimeSpan.FromSeconds(10), $"the other {name} to take over");
            table.Add($"one of two {name.Split('/')[0]} killed", await invariants.TallyAsync(), since.Elapsed);
            await host.RelaunchAsync();
            await host.ReadyAsync();
        }

        await load.StopAsync();
        output.WriteLine($"{table}\n{load.Completed} transfers, {load.Record.Acknowledged.Count} commands, {failed.Count} requests failed by restarts");
        await table.WriteAsync();
        failed.ShouldBeEmpty();
        (await invariants.FaultsWhenQuietAsync()).ShouldBeEmpty();
    }

    /// <summary>The scheme apart, two of each host, and before the two front doors what stands before them in an installation.</summary>
    public sealed class DoubledScheme : IAsyncLifetime, IAsyncDisposable
    {
        readonly string _masterKeyFile = SchemeTestHost.MasterKeyFile();
        PrivatePostgres? _postgres;
        PrivateRabbit? _rabbit;
        HostProcess? _door;
        TcpProxy? _balancer;
        SchemeProcesses? _processes;
        Partners? _partners;

        /// <summary>Its processes.</summary>
        public SchemeProcesses Processes => _processes ?? throw new InvalidOperationException("Not started.");

        /// <summary>Those who call it.</summary>
        public Partners Partners => _partners ?? throw new InvalidOperationException("Not started.");

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            (_postgres, _rabbit) = (await PrivatePostgres.StartAsync(), await PrivateRabbit.StartAsync());
            _balancer = await TcpProxy.StartAsync(() => new IPEndPoint(IPAddress.Loopback, _door?.Address.Port ?? 1));
            var demo = Path.Combine(Directory.CreateTempSubdirectory("scheme-doubled-").FullName, "demo.json");
            var surroundings = new Surroundings(
                _postgres.ConnectionString, await _postgres.PrepareAsync(_postgres.ConnectionString), _rabbit.Uri, _masterKeyFile, demo, TheScheme.Now);
            _processes = await SchemeProcesses.StartAsync(Shape.Apart, surroundings, 2, new Uri($"http://127.0.0.1:{_balancer.Port}"), h => _door ??= h);
            _partners = new Partners(_processes.Address, await Partners.DemoAsync(demo));
        }

        /// <summary>What must hold of it.</summary>
        /// <param name="load">What was sent to it.</param>
        public Invariants Invariants(Load load) => new(_postgres!.ConnectionString, _rabbit!.Uri, _masterKeyFile, Partners, load.Record);

        /// <summary>As an orderly installation does: new connections go to the other front door before one is stopped.</summary>
        /// <param name="host">The process.</param>
        public async Task RestartAsync(HostProcess host)
        {
            _door = Processes.Hosts.First(h => h.Key.StartsWith("FrontDoor", StringComparison.Ordinal) && h.Value != host).Value;
            var watch = Stopwatch.StartNew();
            (await host.StopAsync()).ShouldBe(0);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
            await host.RelaunchAsync();
            await host.ReadyAsync();
        }

        Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            _partners?.Dispose();
            await (_processes?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_balancer?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_rabbit?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
