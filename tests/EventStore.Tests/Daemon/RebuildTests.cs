using Microsoft.Extensions.DependencyInjection;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>Documents made anew equal those that grew with the log, and nobody else notices.</summary>
public sealed class RebuildTests(DaemonServer server) : DaemonTest(server)
{
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(ProjectionLifecycle.Async)]
    [InlineData(ProjectionLifecycle.Inline)]
    public async Task Given_documents_when_rebuilt_then_they_are_the_same_byte_for_byte_and_no_subscription_runs(
        ProjectionLifecycle lifecycle)
    {
        var host = await StartAsync(options =>
        {
            options.Projections.Add<TreeProjection>(lifecycle, o => o.BatchSize = 7);
            options.Projections.Add<TreeRowProjection>(lifecycle, o => o.BatchSize = 7);
            options.Projections.Subscribe(new Recorder(Schema));
        });
        var store = StoreOf(host);
        await GrowAsync(store);
        await store.WaitForNonStaleProjectionDataAsync(_soon);
        var before = await DocumentsAsync();
        var recorded = await RecordedAsync();
        await ExecuteAsync("update {schema}.mt_doc_tree set data = '{}'; update {schema}.mt_doc_treerow set data = '{}'");
        await ExecuteAsync("insert into {schema}.mt_doc_treerow (id, data) values ('nobody''s', '{}')");

        var coordinator = host.Services.GetRequiredService<IProjectionCoordinator<IOrchardStore>>();
        await coordinator.PauseAsync();
        using (var daemon = await store.BuildProjectionDaemonAsync())
        {
            await daemon.RebuildProjectionAsync<TreeProjection>(CancellationToken.None);
            await daemon.RebuildProjectionAsync("TreeRow", CancellationToken.None);
        }

        (await DocumentsAsync()).ShouldBe(before);
        (await RecordedAsync()).ShouldBe(recorded);
        before.Length.ShouldBeGreaterThan(20);

        await coordinator.ResumeAsync();
        await GrowAsync(store);
        await store.WaitForNonStaleProjectionDataAsync(_soon);
        (await RecordedAsync()).ShouldBe(await CommittedAsync());
    }

    [Fact]
    public async Task Given_running_daemon_that_appends_go_on_under_when_rebuilt_on_it_then_nothing_is_lost_or_doubled()
    {
        var host = await StartAsync(
            options => options.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async, o => o.BatchSize = 5), DaemonMode.HotCold);
        var store = StoreOf(host);
        await GrowAsync(store);
        var daemon = host.Services.GetRequiredService<IProjectionCoordinator<IOrchardStore>>().DaemonForMainDatabase();

        await Task.WhenAll(GrowAsync(store), daemon.RebuildProjectionAsync<TreeRow>(CancellationToken.None), GrowAsync(store));
        await store.WaitForNonStaleProjectionDataAsync(_soon);

        await using var session = store.QuerySession();
        (await session.QueryAsync<TreeRow>("order by id")).SelectMany(row => row.Numbers).Order().ShouldBe(await CommittedAsync());
    }

    [Fact]
    public async Task Given_two_daemons_that_run_the_same_shard_when_followed_then_each_event_is_done_once()
    {
        void Configure(StoreOptions options)
        {
            options.Projections.Add<TreeRowProjection>(ProjectionLifecycle.Async, o => o.BatchSize = 5);
            options.Projections.Subscribe(new Recorder(Schema), o => o.Options.BatchSize = 5);
        }

        var host = await StartAsync(Configure);
        await StartAsync(Configure);
        var store = StoreOf(host);
        await Task.WhenAll(GrowAsync(store), GrowAsync(store));
        await store.WaitForNonStaleProjectionDataAsync(_soon);

        (await RecordedAsync()).ShouldBe(await CommittedAsync());
        await using var session = store.QuerySession();
        (await session.QueryAsync<TreeRow>("order by id")).SelectMany(row => row.Numbers).Order().ShouldBe(await CommittedAsync());
    }

    [Fact]
    public async Task Given_name_of_a_subscription_or_of_nothing_when_rebuilt_then_refused()
    {
        await using var store = new DocumentStore(Settings(Schema, o => o.Projections.Subscribe(new Recorder(Schema))));
        using var daemon = await store.BuildProjectionDaemonAsync();

        await Should.ThrowAsync<ArgumentException>(() => daemon.RebuildProjectionAsync("Recorder", CancellationToken.None));
        await Should.ThrowAsync<ArgumentException>(() => daemon.RebuildProjectionAsync<Tree>(CancellationToken.None));
    }

    static async Task GrowAsync(IOrchardStore store)
    {
        for (var i = 0; i < 30; i++)
        {
            var row = $"row {i % 5}";
            await using var session = store.LightweightSession();
            var tree = Guid.CreateVersion7();
            session.Events.StartStream<Tree>(tree, new TreePlanted(row), new ApplesPicked(row, i), new RainFell(i));
            if (i % 6 == 5)
            {
                session.Events.Append(tree, new TreeFelled(row));
            }

            await session.SaveChangesAsync();
        }
    }

    Task<string[]> DocumentsAsync() => RowsAsync(
        """
        select id::text, data::text, mt_version, mt_dotnet_type from {schema}.mt_doc_tree
        union all select id, data::text, mt_version, mt_dotnet_type from {schema}.mt_doc_treerow order by 1
        """);
}
