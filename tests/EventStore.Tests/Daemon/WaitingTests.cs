using System.Diagnostics;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>Where shards start, and what waiting for them means.</summary>
public sealed class WaitingTests(DaemonServer server) : DaemonTest(server)
{
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(10);
    static readonly TimeSpan _short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Given_no_daemon_when_waited_for_then_the_time_is_waited_out()
    {
        await using var store = Open(o => o.Projections.Subscribe(new Recorder(Schema)));
        await AppendAsync(store, new TreePlanted("A"));

        var started = Stopwatch.GetTimestamp();
        await Should.ThrowAsync<TimeoutException>(() => store.WaitForNonStaleProjectionDataAsync(_short));

        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThanOrEqualTo(_short);
    }

    [Fact]
    public async Task Given_no_event_when_waited_for_then_the_time_is_waited_out()
    {
        var host = await StartAsync(o => o.Projections.Subscribe(new Recorder(Schema)));

        await Should.ThrowAsync<TimeoutException>(() => StoreOf(host).WaitForNonStaleProjectionDataAsync(_short));
    }

    [Fact]
    public async Task Given_nothing_asynchronous_when_waited_for_then_it_returns_at_once()
    {
        await using var store = Open(o => o.Projections.Add<TreeProjection>(ProjectionLifecycle.Inline));
        await AppendAsync(store, new TreePlanted("A"));

        await store.WaitForNonStaleProjectionDataAsync(_short);
    }

    [Fact]
    public async Task Given_daemon_of_ones_own_when_started_then_it_catches_up_and_can_be_stopped()
    {
        await using var store = Open(o => o.Projections.Subscribe(new Recorder(Schema)));
        await AppendAsync(store, new TreePlanted("A"));
        using var daemon = await store.BuildProjectionDaemonAsync();

        await daemon.StartAllAsync();
        await daemon.WaitForNonStaleData(_soon);
        var mark = daemon.HighWaterMark();
        await daemon.StopAllAsync();
        await AppendAsync(store, new TreePlanted("B"));
        await Should.ThrowAsync<TimeoutException>(() => daemon.WaitForNonStaleData(_short));

        mark.ShouldBe(1);
        daemon.HasAnyPaused().ShouldBeFalse();
        (await RecordedAsync()).ShouldBe([1]);
    }

    [Theory]
    [InlineData(true, new long[] { 4 })]
    [InlineData(false, new long[] { 2, 3, 4 })]
    public async Task Given_start_when_there_is_no_progress_then_earlier_events_are_left_out(bool fromPresent, long[] expected)
    {
        await using (var store = Open(_ => { }))
        {
            await AppendAsync(store, new TreePlanted("A"), new ApplesPicked("A", 1), new ApplesPicked("A", 2));
        }

        AsyncOptions Start(AsyncOptions o) => fromPresent ? o.SubscribeFromPresent() : o.SubscribeFromSequence(1);
        var host = await StartAsync(o => o.Projections.Subscribe(new Recorder(Schema), s => Start(s.Options)));
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);
        await AppendAsync(StoreOf(host), new TreePlanted("B"));
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);

        (await RecordedAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task Given_new_version_beside_the_old_when_both_run_then_each_has_its_own_table_and_progress()
    {
        var blue = await StartAsync(o => o.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async), DaemonMode.HotCold);
        await AppendAsync(StoreOf(blue), new TreePlanted("A"));
        await StoreOf(blue).WaitForNonStaleProjectionDataAsync(_soon);

        var green = await StartAsync(
            o => o.Projections.Add(new TreeRowProjection { Version = 2 }, ProjectionLifecycle.Async), DaemonMode.HotCold);
        await AppendAsync(StoreOf(blue), new ApplesPicked("A", 4));
        await StoreOf(green).WaitForNonStaleProjectionDataAsync(_soon);
        await StoreOf(blue).WaitForNonStaleProjectionDataAsync(_soon);

        foreach (var host in new[] { blue, green })
        {
            await using var session = StoreOf(host).QuerySession();
            (await session.LoadAsync<TreeRow>("A")).ShouldNotBeNull().Numbers.ShouldBe([1, 2]);
        }

        (await RowsAsync("select name, last_seq_id from {schema}.mt_event_progression order by name"))
            .ShouldBe(["HighWaterMark|2", "TreeRow:All|2", "TreeRow:V2:All|2"]);
        (await RowsAsync("select id from {schema}.mt_doc_treerow")).ShouldBe(["A"]);
        (await RowsAsync("select id from {schema}.mt_doc_treerow_2")).ShouldBe(["A"]);
    }

    [Fact]
    public async Task Given_log_emptied_under_a_running_daemon_when_events_follow_then_they_are_done_from_the_first_on()
    {
        var host = await StartAsync(o => o.Projections.Subscribe(new Recorder(Schema)));
        var store = StoreOf(host);
        await AppendAsync(store, new TreePlanted("A"), new TreePlanted("B"));
        await store.WaitForNonStaleProjectionDataAsync(_soon);
        await store.Advanced.ResetAllData();
        await ExecuteAsync("truncate {schema}.recorded");

        await AppendAsync(store, new TreePlanted("C"));
        await store.WaitForNonStaleProjectionDataAsync(_soon);

        (await RecordedAsync()).ShouldBe([1]);
    }

    DocumentStore Open(Action<StoreOptions> configure) => new(Settings(Schema, configure));
}
