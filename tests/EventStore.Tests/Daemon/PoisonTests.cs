using Microsoft.Extensions.DependencyInjection;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>A shard that throws stops, tells, and goes on by itself from where it stopped. Nobody skips an event.</summary>
public sealed class PoisonTests(DaemonServer server) : DaemonTest(server)
{
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Given_projection_that_throws_when_followed_then_it_stops_before_the_event_and_others_go_on_and_it_resumes()
    {
        var projection = new FussyProjection();
        var host = await StartAsync(options =>
        {
            options.Events.TimeProvider = new StandingClock();
            options.Projections.Add(projection, ProjectionLifecycle.Async);
            options.Projections.Subscribe(new Recorder(Schema));
        });
        var store = StoreOf(host);
        await AppendAsync(store, new TreePlanted("A"), new ApplesPicked("A", 13), new ApplesPicked("A", 2));

        await UntilAsync(async () => (await CheckAsync(host)).Alarms.Any(a => a.Kind == StoreAlarmKind.Paused), _soon, "alarm");
        await UntilAsync(async () => (await RecordedAsync()).Length == 3, _soon, "the recorder goes on");

        var report = await CheckAsync(host);
        report.Shards.ShouldHaveSingleItemNamed("TreeRow:All").ShouldSatisfyAllConditions(
            shard => shard.Condition.ShouldBe(ShardCondition.Paused),
            shard => shard.Failure.ShouldBe(nameof(ApplyEventException)),
            shard => shard.Position.ShouldBe(1),
            shard => shard.Behind.ShouldBe(2));
        report.Shards.ShouldHaveSingleItemNamed("Recorder:All").Condition.ShouldBe(ShardCondition.Idle);
        host.Services.GetRequiredService<IProjectionCoordinator<IOrchardStore>>().DaemonForMainDatabase().HasAnyPaused().ShouldBeTrue();
        (await DocumentAsync(store)).Numbers.ShouldBe([1]);

        projection.IsCured = true;
        await store.WaitForNonStaleProjectionDataAsync(_soon);

        (await DocumentAsync(store)).Numbers.ShouldBe([1, 2, 3]);
        (await CheckAsync(host)).Alarms.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_event_that_cannot_be_read_far_behind_when_a_projection_catches_up_then_it_stops_right_before_it_and_resumes()
    {
        await using (var store = new DocumentStore(Settings(Schema, o => o.Projections.Add<TreeCountProjection>(ProjectionLifecycle.Live))))
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
            await FillAsync(2_000);
        }

        await ExecuteAsync("update {schema}.mt_events set data = '\"text\"' where seq_id = 1900");
        var host = await StartAsync(o => o.Projections.Add<TreeCountProjection>(ProjectionLifecycle.Async));

        await UntilAsync(async () => (await CheckAsync(host)).Alarms.Any(a => a.Kind == StoreAlarmKind.Paused), _soon, "alarm");
        await UntilAsync(async () => (await CheckAsync(host)).Shards.ShouldHaveSingleItemNamed("TreeCount:All").Position == 1899, _soon, "1899");
        (await RowsAsync("select count(*) from {schema}.mt_doc_treecount")).ShouldBe(["1899"]);
        await ExecuteAsync("update {schema}.mt_events set data = '{\"row\": \"A\", \"apples\": 5}' where seq_id = 1900");
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);

        (await RowsAsync("select count(*), sum((data ->> 'apples')::int) from {schema}.mt_doc_treecount")).ShouldBe(["2000|2004"]);
    }

    [Theory]
    [InlineData("type = 'never_heard_of', mt_dotnet_type = 'No.Such, Thing'", "type = 'apples_picked'", nameof(UnknownEventTypeException))]
    [InlineData("data = '\"text\"'", "data = '{\"row\": \"A\", \"apples\": 5}'", nameof(EventDeserializationFailureException))]
    public async Task Given_event_that_cannot_be_read_when_followed_then_the_shard_stops_before_it_and_resumes(
        string spoil, string mend, string failure)
    {
        await using (var store = new DocumentStore(Settings(Schema, _ => { })))
        {
            await AppendAsync(store, new TreePlanted("A"), new ApplesPicked("A", 5), new ApplesPicked("A", 2));
        }

        await ExecuteAsync($"update {{schema}}.mt_events set {spoil} where seq_id = 2");
        var host = await StartAsync(options =>
        {
            options.Events.AddEventType<ApplesPicked>();
            options.Projections.Subscribe(new EverythingRecorder(Schema));
        });

        await UntilAsync(async () => (await CheckAsync(host)).Shards[0].Failure == failure, _soon, failure);
        (await RecordedAsync()).ShouldBe([1]);

        await ExecuteAsync($"update {{schema}}.mt_events set {mend} where seq_id = 2");
        await UntilAsync(async () => (await RecordedAsync()).Length == 3, _soon, "the rest");
        (await RecordedAsync()).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Given_subscription_that_throws_at_one_event_when_retried_then_all_before_it_are_done()
    {
        var host = await StartAsync(options => options.Projections.Subscribe(new Recorder(Schema, (page, _) =>
            page.Events.Any(e => e.Data is ApplesPicked { Apples: 13 }) ? throw new InvalidOperationException("Thirteen.") : Task.CompletedTask)));
        await AppendAsync(StoreOf(host), [.. Enumerable.Range(1, 40).Select(i => new ApplesPicked("A", i))]);

        await UntilAsync(async () => (await RecordedAsync()).Length == 12, TimeSpan.FromSeconds(40), "those before");

        (await RecordedAsync()).ShouldBe(Enumerable.Range(1, 12).Select(i => (long)i));
        (await CheckAsync(host)).Shards[0].Position.ShouldBe(12);
    }

    [Fact]
    public async Task Given_connection_lost_between_effects_and_commit_when_followed_then_nothing_is_doubled()
    {
        var killed = 0;
        var host = await StartAsync(options =>
            options.Projections.Subscribe(new Recorder(Schema, async (_, _) =>
            {
                if (killed++ == 0)
                {
                    await ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where state like 'idle in transaction%'");
                }
            })));
        var store = StoreOf(host);
        await AppendAsync(store, new TreePlanted("A"), new ApplesPicked("A", 1));

        await UntilAsync(async () => (await RecordedAsync()).Length > 0, _soon, "effects");
        await store.WaitForNonStaleProjectionDataAsync(_soon);

        killed.ShouldBe(2);
        (await RecordedAsync()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Given_progress_that_cannot_be_written_when_followed_then_the_effects_are_rolled_back_too()
    {
        await ExecuteAsync(
            """
            create function {schema}.refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
            create trigger refuse before update on {schema}.mt_event_progression for each row when (new.name = 'Recorder:All')
                execute function {schema}.refuse()
            """);
        var host = await StartAsync(options => options.Projections.Subscribe(new Recorder(Schema)));
        var store = StoreOf(host);
        await AppendAsync(store, new TreePlanted("A"), new ApplesPicked("A", 1));

        await UntilAsync(async () => (await CheckAsync(host)).Shards[0].Condition == ShardCondition.Paused, _soon, "pause");
        (await RecordedAsync()).ShouldBeEmpty();

        await ExecuteAsync("drop trigger refuse on {schema}.mt_event_progression");
        await store.WaitForNonStaleProjectionDataAsync(_soon);
        (await RecordedAsync()).ShouldBe([1, 2]);
    }

    static async Task<TreeRow> DocumentAsync(IOrchardStore store)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<TreeRow>("A")).ShouldNotBeNull();
    }

    sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2022, 1, 4, 9, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>Throws at thirteen apples, until it is cured.</summary>
public sealed class FussyProjection : TreeRowProjection
{
    public bool IsCured { get; set; }

    public override TreeRow? Evolve(TreeRow? snapshot, string id, IEvent e) =>
        !IsCured && e.Data is ApplesPicked { Apples: 13 } ? throw new InvalidOperationException("Thirteen.") : base.Evolve(snapshot, id, e);
}

/// <summary>Asks for every event there is.</summary>
public sealed class EverythingRecorder(string schema) : SubscriptionBase
{
    public override Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller,
        IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var e in page.Events)
        {
            operations.QueueSqlCommand($"insert into {schema}.recorded (number) values (?)", e.Sequence);
        }

        return Task.FromResult(NullChangeListener.Instance);
    }
}

static class Reports
{
    public static ShardHealth ShouldHaveSingleItemNamed(this IReadOnlyList<ShardHealth> shards, string name) =>
        shards.Where(shard => shard.Name == name).ShouldHaveSingleItem();
}
