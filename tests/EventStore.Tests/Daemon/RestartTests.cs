using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Hosting;
using Npgsql;
using TransferScheme.TestKit.Proxying;
using Xunit.Abstractions;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>A server or a network that goes and comes back: readers and writers go on by themselves within ten seconds.</summary>
[Collection("Restart")]
public sealed class RestartTests(ITestOutputHelper output) : DaemonTest(new DaemonServer())
{
    static readonly TimeSpan _within = TimeSpan.FromSeconds(10);

    public override async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task Given_two_nodes_at_work_when_the_server_is_stopped_or_killed_and_started_again_then_they_go_on_by_themselves()
    {
        IHost[] nodes = [await StartAsync(Configure, DaemonMode.HotCold), await StartAsync(Configure, DaemonMode.HotCold)];
        var store = StoreOf(nodes[0]);
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(store, stop.Token);
        (string How, Func<Task> Act)[] ends =
        [
            ("fast", () => Server.StopAsync(immediate: false)),
            ("immediate", () => Server.StopAsync(immediate: true)),
            ("kill", Server.KillAsync),
        ];
        foreach (var (how, act) in ends.Concat(ends))
        {
            await UntilAsync(async () => (await RecordedAsync()).Length > 20, _within, "work");
            await act();

            // Long enough for the nodes to be between two attempts, whichever of their waits is the longest.
            await Task.Delay(TimeSpan.FromSeconds(3));
            await Server.StartAgainAsync();
            output.WriteLine($"{how}: {await CaughtUpAsync(store):0.0} s");
        }

        await stop.CancelAsync();
        await writing;
        await store.WaitForNonStaleProjectionDataAsync(_within);
        await EverythingIsReadAsync(store);
        await UntilAsync(async () => (await CheckAsync(nodes[0])).Alarms.Count == 0 && (await CheckAsync(nodes[1])).Alarms.Count == 0,
            _within, "all clear");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    public async Task Given_network_that_falls_silent_when_only_new_connections_pass_again_then_the_node_goes_on(int seconds)
    {
        var server = new IPEndPoint(IPAddress.Loopback, new NpgsqlConnectionStringBuilder(ConnectionString).Port);
        await using var network = await TcpProxy.StartAsync(() => server);
        var host = await StartAsync(options =>
        {
            options.Connection(new NpgsqlConnectionStringBuilder(ConnectionString) { Port = network.Port }.ConnectionString);
            Configure(options);
        }, DaemonMode.HotCold);
        await using var direct = new DocumentStore(Settings(Schema, Configure));
        await AppendAsync(direct, new TreePlanted("A"));
        await direct.WaitForNonStaleProjectionDataAsync(_within);

        // Many connections lie idle in the pool, and each of them is dead.
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AppendAsync(StoreOf(host), new TreePlanted("B"))));
        network.Stall();
        await AppendAsync(direct, new TreePlanted("C"));
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        network.ResumeForNew();
        output.WriteLine($"cut for {seconds} s: {await CaughtUpAsync(direct):0.0} s");

        await AppendAsync(StoreOf(host), new TreePlanted("D"));
        await direct.WaitForNonStaleProjectionDataAsync(_within);
        await EverythingIsReadAsync(direct);
    }

    [Fact]
    public async Task Given_network_that_is_silent_when_the_host_is_stopped_then_it_does_not_wait_longer_than_it_is_given()
    {
        var server = new IPEndPoint(IPAddress.Loopback, new NpgsqlConnectionStringBuilder(ConnectionString).Port);
        await using var network = await TcpProxy.StartAsync(() => server);
        var host = await StartAsync(options =>
        {
            options.Connection(new NpgsqlConnectionStringBuilder(ConnectionString) { Port = network.Port }.ConnectionString);
            Configure(options);
        }, DaemonMode.HotCold);
        await AppendAsync(StoreOf(host), new TreePlanted("A"));
        network.Stall();

        var watch = Stopwatch.StartNew();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await host.StopAsync(limit.Token);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    void Configure(StoreOptions options) => NodeProcess.Configure(options, Schema);

    static async Task<double> CaughtUpAsync(IDocumentStore store)
    {
        var started = Stopwatch.GetTimestamp();
        var id = Guid.CreateVersion7();
        await UntilAsync(async () => await WroteAsync(store, id), _within, "write");
        await store.WaitForNonStaleProjectionDataAsync(_within - Stopwatch.GetElapsedTime(started));
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    async Task EverythingIsReadAsync(IDocumentStore store)
    {
        var committed = await CommittedAsync();
        (await RecordedAsync()).ShouldBe(committed);
        await using var session = store.QuerySession();
        (await session.QueryAsync<TreeRow>("order by id")).SelectMany(row => row.Numbers).Order().ShouldBe(committed);
    }

    static async Task WriteAsync(IDocumentStore store, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await WroteAsync(store, Guid.CreateVersion7());
            await Task.Delay(20, CancellationToken.None);
        }
    }

    static async Task<bool> WroteAsync(IDocumentStore store, Guid id)
    {
        try
        {
            await using var session = store.LightweightSession();
            session.Events.StartStream<Tree>(id, new TreePlanted("A"));
            await session.SaveChangesAsync();
            return true;
        }
        catch (ExistingStreamIdCollisionException)
        {
            // It was saved, though the answer was lost.
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or MartenCommandException or IOException)
        {
            return false;
        }
    }
}
