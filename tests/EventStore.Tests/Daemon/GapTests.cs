using Npgsql;
using Xunit.Abstractions;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>
/// The test the store exists for: whatever writers do, and although the server is killed in the middle, readers are given every
/// committed event once and in order.
/// </summary>
public sealed class GapTests(ITestOutputHelper output) : DaemonTest(new DaemonServer())
{
    readonly GapRun _run = GapRun.FromEnvironment();

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
    public async Task Given_slow_early_and_failing_writers_and_a_killed_server_when_followed_then_nothing_is_skipped_disordered_or_doubled()
    {
        var store = await StartAsync();
        var writers = new GapWriters(store, ConnectionString, Schema, _run);
        using var stop = new CancellationTokenSource(_run.Duration);
        var writing = writers.RunAsync(stop.Token);
        await Task.Delay(_run.Duration / 2, CancellationToken.None);
        await Server.KillAsync();
        await Server.StartAgainAsync();
        await MarkIsCommittedAsync();
        await EndPreparedAsync();
        await writing;
        await EndPreparedAsync();
        await store.WaitForNonStaleProjectionDataAsync(_run.CatchUp);

        var committed = await CommittedAsync();
        var lost = (await NumbersAsync("select last_value from {schema}.mt_events_sequence"))[0]
            - (await NumbersAsync("select count(*) from {schema}.mt_events"))[0];
        output.WriteLine($"{committed.Length} events, {lost} numbers lost.");
        await EverythingIsReadAsync(store);
        committed.Length.ShouldBeGreaterThan(50);
        lost.ShouldBeGreaterThan(5);
        await MarkIsCommittedAsync();
    }

    [Fact]
    public async Task Given_server_killed_in_mid_write_when_started_again_then_the_mark_is_not_above_the_log_and_nothing_is_skipped()
    {
        var store = await StartAsync();
        var writers = new GapWriters(store, ConnectionString, Schema, _run with { Writers = 6, LongestDelay = TimeSpan.FromMilliseconds(20) });
        using var stop = new CancellationTokenSource();
        var writing = writers.RunAsync(stop.Token);
        for (var crash = 0; crash < _run.Crashes; crash++)
        {
            var before = (await CommittedAsync()).Length;
            await UntilAsync(async () => (await CommittedAsync()).Length > before + 50, TimeSpan.FromSeconds(30), "writing");
            await Server.KillAsync();
            await Server.StartAgainAsync();
            await MarkIsCommittedAsync();
            await EndPreparedAsync();
        }

        await stop.CancelAsync();
        await writing;
        await EndPreparedAsync();
        await store.WaitForNonStaleProjectionDataAsync(_run.CatchUp);

        await EverythingIsReadAsync(store);
        await MarkIsCommittedAsync();
    }

    async Task<IOrchardStore> StartAsync() =>
        StoreOf(await StartAsync(options =>
        {
            options.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async);
            options.Projections.Subscribe(new Recorder(Schema), o => o.Options.BatchSize = 50);
        }));

    // Once and in order, by the subscription and by the projection.
    async Task EverythingIsReadAsync(IOrchardStore store)
    {
        var committed = await CommittedAsync();
        (await RecordedAsync()).ShouldBe(committed);
        await using var session = store.QuerySession();
        var rows = await session.QueryAsync<TreeRow>("order by id");
        rows.SelectMany(row => row.Numbers).Order().ShouldBe(committed);
        rows.ShouldAllBe(row => row.Numbers.SequenceEqual(row.Numbers.Order()));
    }

    async Task MarkIsCommittedAsync() =>
        (await RowsAsync(
            """
            select last_seq_id from {schema}.mt_event_progression
            where last_seq_id > (select coalesce(max(seq_id), 0) from {schema}.mt_events)
            """)).ShouldBeEmpty();

    // A writer that lost its connection leaves its prepared transaction behind, which the readers rightly wait for.
    async Task EndPreparedAsync()
    {
        foreach (var name in await RowsAsync("select gid from pg_prepared_xacts"))
        {
            try
            {
                await ExecuteAsync($"commit prepared '{name}'");
            }
            catch (PostgresException e)
                when (e.SqlState is PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.ObjectNotInPrerequisiteState)
            {
                // Its writer was faster.
            }
        }
    }
}
