using Microsoft.Extensions.Hosting;
using Npgsql;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>A database role per service: no superuser, its own schema and nothing else.</summary>
public sealed class RestrictedRoleTests(DaemonServer server) : DaemonTest(server)
{
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(15);

    string Role => $"{Schema}_role";

    string OfRole => new NpgsqlConnectionStringBuilder(ConnectionString) { Username = Role, Password = "only for this test" }.ConnectionString;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_role_that_owns_its_schema_alone_when_nodes_run_then_everything_works_and_health_tells_what_it_cannot_see(
        bool seesOthers)
    {
        await MakeRoleAsync(seesOthers);
        IHost[] nodes = [await StartNodeAsync(), await StartNodeAsync()];
        var store = StoreOf(nodes[0]);
        await AppendAsync(store, new TreePlanted("A"), new ApplesPicked("A", 3));
        await store.WaitForNonStaleProjectionDataAsync(_soon);

        var conditions = new List<ShardCondition>();
        foreach (var node in nodes)
        {
            var report = await CheckAsync(node);
            report.Alarms.ShouldBeEmpty();
            report.Remarks.ShouldBe(seesOthers
                ? []
                : [$"Role {Role} has no pg_read_all_stats: transactions of other roles are told of only when they hold a number."]);
            conditions.AddRange(report.Shards.Select(shard => shard.Condition));
        }

        conditions.Order().ShouldBe([ShardCondition.Idle, ShardCondition.Idle, ShardCondition.LedElsewhere, ShardCondition.LedElsewhere]);
        using (var daemon = await store.BuildProjectionDaemonAsync())
        {
            await daemon.RebuildProjectionAsync<TreeRow>(CancellationToken.None);
        }

        var leader = (await CheckAsync(nodes[0])).Shards[0].Condition == ShardCondition.Idle ? 0 : 1;
        await nodes[leader].StopAsync();
        await AppendAsync(StoreOf(nodes[1 - leader]), new TreePlanted("B"));
        await StoreOf(nodes[1 - leader]).WaitForNonStaleProjectionDataAsync(_soon);
        (await RecordedAsync()).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_superusers_open_transactions_when_numbers_are_missing_then_the_role_waits_for_a_holder_and_for_nobody_else(
        bool seesOthers)
    {
        await MakeRoleAsync(seesOthers);
        var node = await StartNodeAsync();
        await using var bystander = await RawWriter.BeginAsync(ConnectionString, Schema);
        await bystander.TakeIdAsync();
        var (lost, _) = await RawWriter.DrawnAsync(OfRole, Schema);
        await lost.DisposeAsync();
        await AppendAsync(StoreOf(node), new TreePlanted("A"));
        await StoreOf(node).WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(3));

        var (holder, number) = await RawWriter.DrawnAsync(ConnectionString, Schema);
        await using (holder)
        {
            await holder.InsertAsync(number);
            await AppendAsync(StoreOf(node), new TreePlanted("B"));
            await UntilAsync(async () => (await CheckAsync(node)).Alarms.Any(a => a.Kind == StoreAlarmKind.GapWaited),
                TimeSpan.FromSeconds(30), "alarm");
            var report = await CheckAsync(node);
            report.Alarms.First(a => a.Kind == StoreAlarmKind.GapWaited).Detail.ShouldContain(
                seesOthers ? $"process {holder.ProcessId} (, idle in transaction" : $"process {holder.ProcessId} (, state unknown");
            (await RecordedAsync()).ShouldBe([2]);
            await holder.EndAsync(commits: true);
        }

        await StoreOf(node).WaitForNonStaleProjectionDataAsync(_soon);
        (await RecordedAsync()).ShouldBe([2, number, number + 1]);
    }

    [Fact]
    public async Task Given_two_services_with_shards_of_the_same_names_when_both_run_then_their_locks_differ()
    {
        var garden = $"{Schema}_g";
        await using (var store = new DocumentStore(Settings(garden, NodeOf(garden))))
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
            await ExecuteAsync($"create table {garden}.recorded (place bigint generated always as identity primary key, number bigint)");
        }

        await StartAsync(NodeOf(Schema), DaemonMode.HotCold);
        var gardenSettings = Settings(garden, NodeOf(garden));
        await StartAsync(services => services.AddMartenStore<IGardenStore>(_ => gardenSettings).AddAsyncDaemon(DaemonMode.HotCold));

        await UntilAsync(async () => (await NumbersAsync(
            "select count(distinct (classid, objid)) from pg_locks where locktype = 'advisory' and granted"))[0] == 4, _soon, "four leaders");
    }

    [Fact]
    public async Task Given_role_without_rights_when_checked_then_health_says_that_it_may_not_use_the_schema()
    {
        await ExecuteAsync($"create role {Role} login password 'only for this test'");
        var host = await StartAsync(options =>
        {
            options.Connection(OfRole);
            options.AutoCreateSchemaObjects = AutoCreate.None;
            options.Projections.Subscribe(new Recorder(Schema));
        });

        (await CheckAsync(host)).Alarms.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            alarm => alarm.Kind.ShouldBe(StoreAlarmKind.Schema), alarm => alarm.Detail.ShouldContain("may not be used: 42501"));
    }

    static Action<StoreOptions> NodeOf(string schema) => options => NodeProcess.Configure(options, schema);

    Task<IHost> StartNodeAsync()
    {
        var settings = Settings(Schema, NodeOf(Schema));
        settings.Connection(OfRole);
        return StartAsync(services =>
            services.AddMartenStore<IOrchardStore>(_ => settings).AddAsyncDaemon(DaemonMode.HotCold).ApplyAllDatabaseChangesOnStartup());
    }

    // The schema is empty and its own: the store's tables are made by the role, which may create nothing else in the database.
    async Task MakeRoleAsync(bool seesOthers)
    {
        await ExecuteAsync(
            $$"""
            create role {{Role}} login password 'only for this test';
            {{(seesOthers ? $"grant pg_read_all_stats to {Role};" : "")}}
            drop schema {schema} cascade;
            create schema {schema} authorization {{Role}};
            set role {{Role}};
            create table {schema}.recorded (place bigint generated always as identity primary key, number bigint);
            reset role
            """);
    }
}
