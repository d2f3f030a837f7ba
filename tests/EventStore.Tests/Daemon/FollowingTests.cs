namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>Shards that follow the log.</summary>
public sealed class FollowingTests(DaemonServer server) : DaemonTest(server)
{
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Given_events_when_followed_then_documents_and_progress_are_there()
    {
        var host = await StartAsync(Both);
        var store = StoreOf(host);

        var first = await AppendAsync(store, new TreePlanted("A"), new ApplesPicked("A", 3));
        var second = await AppendAsync(store, new TreePlanted("A"), new RainFell(7), new ApplesPicked("B", 2));
        await store.WaitForNonStaleProjectionDataAsync(_soon);

        await using var session = store.QuerySession();
        (await session.LoadAsync<TreeRow>("A")).ShouldNotBeNull().ShouldSatisfyAllConditions(
            row => row.Trees.ShouldBe(2), row => row.Apples.ShouldBe(3), row => row.Numbers.ShouldBe([1, 2, 3]));
        (await session.LoadAsync<TreeRow>("B")).ShouldNotBeNull().Numbers.ShouldBe([5]);
        (await session.LoadAsync<Tree>(first)).ShouldBe(new Tree(first, "A", 3, 2));
        (await session.LoadAsync<Tree>(second)).ShouldBe(new Tree(second, "A", 2, 3));
        (await RowsAsync("select name, last_seq_id from {schema}.mt_event_progression order by name"))
            .ShouldBe(["HighWaterMark|5", "Recorder:All|5", "Tree:All|5", "TreeRow:All|5"]);
        (await RecordedAsync()).ShouldBe([1, 2, 3, 5]);
    }

    [Fact]
    public async Task Given_null_state_when_followed_then_the_document_is_deleted()
    {
        var host = await StartAsync(Both);
        var store = StoreOf(host);
        var tree = await AppendAsync(store, new TreePlanted("A"));
        await store.WaitForNonStaleProjectionDataAsync(_soon);

        await using (var session = store.LightweightSession())
        {
            session.Events.Append(tree, new TreeFelled("A"));
            await session.SaveChangesAsync();
        }

        await store.WaitForNonStaleProjectionDataAsync(_soon);

        (await RowsAsync("select id::text from {schema}.mt_doc_tree union all select id from {schema}.mt_doc_treerow")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_progress_behind_the_stored_mark_when_started_again_then_what_lies_between_is_done()
    {
        var first = await StartAsync(o => o.Projections.Add<TreeProjection>(ProjectionLifecycle.Async));
        await AppendAsync(StoreOf(first), new TreePlanted("A"), new ApplesPicked("A", 3), new RainFell(1));
        await StoreOf(first).WaitForNonStaleProjectionDataAsync(_soon);
        await first.StopAsync();

        var second = await StartAsync(Both);
        await AppendAsync(StoreOf(second), new RainFell(2));
        await StoreOf(second).WaitForNonStaleProjectionDataAsync(_soon);

        (await RecordedAsync()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Given_projection_far_behind_when_started_then_it_catches_up_in_few_transactions_and_its_subscription_page_by_page()
    {
        var first = await StartAsync(o => o.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Live));
        await StoreOf(first).Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await FillAsync(12_000);
        await first.StopAsync();

        var second = await StartAsync(o =>
        {
            o.Projections.Add<TreeCountProjection>(ProjectionLifecycle.Async);
            o.Projections.Subscribe(new Recorder(Schema));
        });
        await StoreOf(second).WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(30));

        (await RowsAsync("select count(*), sum((data ->> 'apples')::int) from {schema}.mt_doc_treecount")).ShouldBe(["12000|12000"]);
        int.Parse((await RowsAsync("select count(distinct xmin::text) from {schema}.mt_doc_treecount"))[0]).ShouldBeLessThan(12);
        (await RecordedAsync()).ShouldBe(Enumerable.Range(1, 12_000).Select(n => (long)n));
    }

    void Both(StoreOptions options)
    {
        options.Projections.Add<TreeProjection>(ProjectionLifecycle.Async);
        options.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async);
        options.Projections.Subscribe(new Recorder(Schema));
    }
}
