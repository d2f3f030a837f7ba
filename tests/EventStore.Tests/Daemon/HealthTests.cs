using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>Health tells a frozen reader from an idle one, and who holds the mark back.</summary>
public sealed class HealthTests(DaemonServer server) : DaemonTest(server)
{
    static readonly TimeSpan _alarmWithin = TimeSpan.FromSeconds(30);
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Given_reader_that_hangs_when_another_is_idle_then_only_the_first_is_frozen()
    {
        var thaw = new TaskCompletionSource();
        var host = await StartAsync(options =>
        {
            options.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async);
            options.Projections.Subscribe(new Recorder(Schema, (_, _) => thaw.Task));
        });
        var store = StoreOf(host);
        await AppendAsync(store, new TreePlanted("A"));

        await UntilAsync(async () => (await CheckAsync(host)).Alarms.Any(a => a.Kind == StoreAlarmKind.Frozen), _alarmWithin, "alarm");

        var report = await CheckAsync(host);
        report.Shards.ShouldHaveSingleItemNamed("Recorder:All").ShouldSatisfyAllConditions(
            shard => shard.Condition.ShouldBe(ShardCondition.Frozen),
            shard => shard.Position.ShouldBe(0),
            shard => shard.Behind.ShouldBe(1),
            shard => shard.OldestUnprocessed.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromSeconds(14)));
        report.Shards.ShouldHaveSingleItemNamed("TreeRow:All").ShouldBe(
            new ShardHealth("TreeRow:All", ShardCondition.Idle, 1, 0, null, null, null));
        report.Alarms.Where(a => a.Kind == StoreAlarmKind.Frozen).Select(a => a.Subject).ShouldBe(["Recorder:All"]);
        report.Mark.ShouldSatisfyAllConditions(
            mark => mark.Position.ShouldBe(1), mark => mark.LooksHere.ShouldBeTrue(), mark => mark.Gap.ShouldBeNull());

        thaw.SetResult();
        await store.WaitForNonStaleProjectionDataAsync(_soon);
        await UntilAsync(async () => (await CheckAsync(host)).Alarms.Count == 0, _soon, "all clear");
    }

    [Fact]
    public async Task Given_log_that_cannot_be_looked_at_when_checked_then_the_mark_is_frozen()
    {
        var host = await StartAsync(options => options.Projections.Subscribe(new Recorder(Schema)));
        await AppendAsync(StoreOf(host), new TreePlanted("A"));
        await UntilAsync(async () => (await RecordedAsync()).Length == 1, _soon, "first event");
        await using var writer = await RawWriter.BeginAsync(ConnectionString, Schema);
        await writer.RunAsync($"lock table {Schema}.mt_events in access exclusive mode");

        await UntilAsync(
            async () => (await CheckAsync(host)).Alarms.Any(a => a is { Kind: StoreAlarmKind.Frozen, Subject: "HighWaterMark" }),
            _alarmWithin, "alarm");

        await writer.EndAsync(commits: false);
        await UntilAsync(async () => (await CheckAsync(host)).Alarms.Count == 0, _soon, "all clear");
    }

    [Fact]
    public async Task Given_idle_transaction_with_a_number_when_events_follow_then_it_is_named_and_other_stores_do_not_wait()
    {
        var garden = $"{Schema}_g";
        var orchardSettings = Settings(Schema, o => o.Projections.Subscribe(new Recorder(Schema)));
        var gardenSettings = Settings(garden, o => o.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async));
        var host = await StartAsync(services => services
            .AddMartenStore<IOrchardStore>(_ => orchardSettings).AddAsyncDaemon(DaemonMode.HotCold).Services
            .AddMartenStore<IGardenStore>(_ => gardenSettings).AddAsyncDaemon(DaemonMode.HotCold).ApplyAllDatabaseChangesOnStartup());
        var health = host.Services.GetServices<StoreHealth>().Single(h => h.Store == nameof(IOrchardStore));
        var (idle, number) = await RawWriter.DrawnAsync(ConnectionString, Schema);
        await using (idle)
        {
            await idle.InsertAsync(number);
            await AppendAsync(StoreOf(host), new TreePlanted("A"));
            var started = Stopwatch.GetTimestamp();
            var slowest = TimeSpan.Zero;
            StoreHealthReport report;
            do
            {
                slowest = Max(slowest, await LagOfGardenAsync(host, garden));
                report = await health.CheckAsync();
                Stopwatch.GetElapsedTime(started).ShouldBeLessThan(_alarmWithin);
            }
            while (!report.Alarms.Select(a => a.Kind).Order().SequenceEqual([StoreAlarmKind.GapWaited, StoreAlarmKind.IdleTransaction]));

            var gap = report.Mark.Gap.ShouldNotBeNull();
            (gap.First, gap.Last).ShouldBe((1, 1));
            gap.BlockedBy.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                transaction => transaction.ProcessId.ShouldBe(idle.ProcessId),
                transaction => transaction.State.ShouldBe("idle in transaction"),
                transaction => transaction.TransactionId.ShouldNotBeNull(),
                transaction => transaction.HoldsNumber.ShouldBeTrue());
            (await RecordedAsync()).ShouldBeEmpty();
            slowest.ShouldBeLessThan(TimeSpan.FromSeconds(2));

            await idle.EndAsync(commits: true);
        }

        await UntilAsync(async () => (await RecordedAsync()).Length == 2, _soon, "the rest");
        (await RecordedAsync()).ShouldBe([1, 2]);
        await UntilAsync(async () => (await health.CheckAsync()).Alarms.Count == 0, _soon, "all clear");
    }

    [Fact]
    public async Task Given_database_that_does_not_answer_when_checked_then_it_says_so()
    {
        await using var core = new StoreCore(Nowhere());
        var health = new StoreHealth("INowhere", core, DaemonMode.Disabled, null);

        (await health.CheckAsync()).Alarms.Select(a => a.Kind).ShouldBe([StoreAlarmKind.Unreachable]);
    }

    static StoreOptions Nowhere()
    {
        var options = new StoreOptions { DatabaseSchemaName = "nowhere" };
        options.Connection("Host=127.0.0.1;Port=1;Username=nobody;Password=nothing;Timeout=2");
        return options;
    }

    // A lost number and an event behind it, and how long its projection takes.
    async Task<TimeSpan> LagOfGardenAsync(Microsoft.Extensions.Hosting.IHost host, string garden)
    {
        var (lost, _) = await RawWriter.DrawnAsync(ConnectionString, garden);
        await lost.DisposeAsync();
        var store = host.Services.GetRequiredService<IGardenStore>();
        await AppendAsync(store, new TreePlanted("A"));
        var started = Stopwatch.GetTimestamp();
        await store.WaitForNonStaleProjectionDataAsync(_soon);
        return Stopwatch.GetElapsedTime(started);
    }

    static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
