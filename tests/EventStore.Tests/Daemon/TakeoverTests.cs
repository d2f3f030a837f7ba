using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>One node leads, another takes over within ten seconds, and no event is skipped or done twice.</summary>
public sealed class TakeoverTests(DaemonServer server) : DaemonTest(server)
{
    static readonly TimeSpan _within = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Given_two_nodes_when_the_leader_stops_then_the_other_takes_over()
    {
        var (leader, other) = (await StartAsync(Configure, DaemonMode.HotCold), await StartLaterAsync());
        await AppendAsync(StoreOf(other), new TreePlanted("A"));
        await StoreOf(other).WaitForNonStaleProjectionDataAsync(_within);
        (await CheckAsync(leader)).Shards.Select(s => s.Condition).ShouldBe([ShardCondition.Idle, ShardCondition.Idle]);
        (await CheckAsync(other)).Shards.Select(s => s.Condition).ShouldBe([ShardCondition.LedElsewhere, ShardCondition.LedElsewhere]);

        await leader.StopAsync();
        await TakenOverAsync(other);
    }

    [Fact]
    public async Task Given_two_nodes_when_the_leaders_connection_is_lost_then_one_of_them_goes_on()
    {
        var (_, other) = (await StartAsync(Configure, DaemonMode.HotCold), await StartLaterAsync());
        await AppendAsync(StoreOf(other), new TreePlanted("A"));
        await StoreOf(other).WaitForNonStaleProjectionDataAsync(_within);

        await ExecuteAsync("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted");
        await TakenOverAsync(other);
    }

    [Fact]
    public async Task Given_leader_in_another_process_when_killed_then_this_one_takes_over()
    {
        await using var leader = await NodeProcess.StartAsync(ConnectionString, Schema);
        await UntilAsync(IsLedAsync, TimeSpan.FromSeconds(30), "leader");
        var other = await StartAsync(Configure, DaemonMode.HotCold);
        await AppendAsync(StoreOf(other), new TreePlanted("A"));
        await StoreOf(other).WaitForNonStaleProjectionDataAsync(_within);
        (await CheckAsync(other)).Shards.Select(s => s.Condition).ShouldBe([ShardCondition.LedElsewhere, ShardCondition.LedElsewhere]);

        // In the middle of the work, so that a page may be at hand.
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(StoreOf(other), stop.Token);
        await UntilAsync(async () => (await RecordedAsync()).Length > 20, _within, "work");
        leader.Kill();
        await TakenOverAsync(other);
        await stop.CancelAsync();
        await writing;
        await StoreOf(other).WaitForNonStaleProjectionDataAsync(_within);
        (await RecordedAsync()).ShouldBe(await CommittedAsync());
    }

    [Fact]
    public async Task Given_pause_when_another_node_waits_then_it_does_not_take_over_until_the_leader_goes()
    {
        var (leader, other) = (await StartAsync(Configure, DaemonMode.HotCold), await StartLaterAsync());
        var coordinator = (IProjectionCoordinator<IOrchardStore>)leader.Services.GetService(typeof(IProjectionCoordinator<IOrchardStore>))!;
        await coordinator.PauseAsync();
        await AppendAsync(StoreOf(other), new TreePlanted("A"));

        await Should.ThrowAsync<TimeoutException>(() => StoreOf(other).WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(3)));
        (await RecordedAsync()).ShouldBeEmpty();

        await coordinator.ResumeAsync();
        await StoreOf(other).WaitForNonStaleProjectionDataAsync(_within);
        (await RecordedAsync()).ShouldBe([1]);
    }

    void Configure(StoreOptions options) => NodeProcess.Configure(options, Schema);

    // The first one has the locks by now.
    async Task<IHost> StartLaterAsync()
    {
        await UntilAsync(IsLedAsync, _within, "leader");
        return await StartAsync(Configure, DaemonMode.HotCold);
    }

    async Task<bool> IsLedAsync() => (await RowsAsync("select name from {schema}.mt_event_progression")).Length == 3;

    async Task TakenOverAsync(IHost host)
    {
        var started = Stopwatch.GetTimestamp();
        await AppendAsync(StoreOf(host), new TreePlanted("B"));
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_within);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(_within);
        var recorded = await RecordedAsync();
        recorded.ShouldBe((await CommittedAsync()).Take(recorded.Length));
    }

    static async Task WriteAsync(IOrchardStore store, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await AppendAsync(store, new TreePlanted("A"), new ApplesPicked("A", 1));
        }
    }
}
