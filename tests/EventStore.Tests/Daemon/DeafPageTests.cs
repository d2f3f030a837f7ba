using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>A page that does not hear that it was stopped can neither do harm nor be mistaken for the one that follows it.</summary>
public sealed class DeafPageTests(DaemonServer server) : DaemonTest(server)
{
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Given_page_that_ignores_cancellation_when_paused_and_resumed_then_the_next_run_goes_on_and_health_shows_that_one()
    {
        var (deaf, pages) = (new TaskCompletionSource(), 0);
        var host = await StartAsync(options => options.Projections.Subscribe(new Recorder(Schema,
            (_, _) => Interlocked.Increment(ref pages) == 1 ? deaf.Task : Task.CompletedTask)), DaemonMode.HotCold);
        var coordinator = host.Services.GetRequiredService<IProjectionCoordinator<IOrchardStore>>();
        await AppendAsync(StoreOf(host), new TreePlanted("A"));
        await UntilAsync(() => Task.FromResult(pages == 1), _soon, "page");

        await coordinator.PauseAsync();
        (await CheckAsync(host)).Shards[0].Condition.ShouldBe(ShardCondition.Stopped);
        await coordinator.ResumeAsync();
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);
        deaf.SetResult();

        // The deaf one ends now; whatever it says is about a run that is over.
        await AppendAsync(StoreOf(host), new TreePlanted("B"));
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);
        await UntilAsync(async () => (await CheckAsync(host)).Shards[0].Condition == ShardCondition.Idle, _soon, "idle");
        (await CheckAsync(host)).ShouldSatisfyAllConditions(
            report => report.Shards[0].ShouldBe(new ShardHealth("Recorder:All", ShardCondition.Idle, 2, 0, null, null, null)),
            report => report.Alarms.ShouldBeEmpty());
        (await RecordedAsync()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Given_reader_that_is_kept_out_when_it_asks_again_and_again_then_it_is_frozen_and_not_at_work()
    {
        var host = await StartAsync(options => options.Projections.Subscribe(new Recorder(Schema)));
        await using var other = await RawWriter.BeginAsync(ConnectionString, Schema);
        await other.RunAsync($"select pg_advisory_xact_lock(hashtextextended('page:{Schema}:Recorder:All', 4444))");
        await AppendAsync(StoreOf(host), new TreePlanted("A"));

        await UntilAsync(
            async () => (await CheckAsync(host)).Alarms.Any(a => a is { Kind: StoreAlarmKind.Frozen, Subject: "Recorder:All" }),
            TimeSpan.FromSeconds(30), "alarm");

        await other.EndAsync(commits: false);
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);
        (await RecordedAsync()).ShouldBe([1]);
    }

    [Fact]
    public async Task Given_progress_row_that_a_stale_page_has_moved_when_a_leader_starts_then_it_ends_that_page_and_goes_on()
    {
        var first = await StartAsync(Configure, DaemonMode.HotCold);
        await AppendAsync(StoreOf(first), new TreePlanted("A"));
        await StoreOf(first).WaitForNonStaleProjectionDataAsync(_soon);
        await first.StopAsync();

        // As a reader leaves it that is frozen just before its commit.
        await using var stale = await RawWriter.BeginAsync(ConnectionString, Schema);
        await stale.RunAsync($"select pg_advisory_xact_lock(hashtextextended('page:{Schema}:Recorder:All', 4444))");
        await stale.RunAsync($"update {Schema}.mt_event_progression set last_seq_id = 9 where name = 'Recorder:All'");
        var second = await StartAsync(Configure, DaemonMode.HotCold);
        await AppendAsync(StoreOf(second), new TreePlanted("B"));

        await StoreOf(second).WaitForNonStaleProjectionDataAsync(_soon);
        (await RecordedAsync()).ShouldBe([1, 2]);
        (await Should.ThrowAsync<PostgresException>(() => stale.EndAsync(commits: true))).SqlState
            .ShouldBe(PostgresErrorCodes.AdminShutdown);
    }

    [Fact]
    public async Task Given_rebuild_that_is_at_a_long_page_when_the_shards_leader_asks_then_the_rebuild_is_left_alone()
    {
        var host = await StartAsync(options => options.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async), DaemonMode.HotCold);
        await AppendAsync(StoreOf(host), new TreePlanted("A"));
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);
        await using var rebuild = await RawWriter.BeginAsync(ConnectionString, Schema);
        foreach (var kind in (string[])["page", "rebuild"])
        {
            await rebuild.RunAsync($"select pg_advisory_xact_lock(hashtextextended('{kind}:{Schema}:TreeRow:All', 4444))");
        }

        await AppendAsync(StoreOf(host), new TreePlanted("A"));
        await Should.ThrowAsync<TimeoutException>(() => StoreOf(host).WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(4)));

        await rebuild.EndAsync(commits: true);
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);
    }

    void Configure(StoreOptions options) => options.Projections.Subscribe(new Recorder(Schema));
}
