using Npgsql;
using Xunit.Abstractions;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>A node with nothing to do costs the server a dozen small queries a second, and a standing one costs one.</summary>
[Collection("Idle load")]
public sealed class IdleLoadTests(ITestOutputHelper output) : DaemonTest(new DaemonServer())
{
    static readonly TimeSpan _watched = TimeSpan.FromSeconds(5);

    public override async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        await base.InitializeAsync();
        await ExecuteAsync("alter system set autovacuum = off");
        await ExecuteAsync("select pg_reload_conf()");
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task Given_idle_leader_and_standing_node_when_watched_then_queries_and_processor_time_are_bounded()
    {
        // A session is counted as it becomes idle for long or ends; looking keeps its own count within a second.
        await using var leader = await NodeProcess.StartAsync(ConnectionString, Schema);
        await UntilAsync(async () => (await RowsAsync("select name from {schema}.mt_event_progression")).Length == 3,
            TimeSpan.FromSeconds(30), "leader");
        await using var store = new DocumentStore(Settings(Schema, options => NodeProcess.Configure(options, Schema)));
        await AppendAsync(store, new TreePlanted("A"), new RainFell(3));
        await store.WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(10));
        await Task.Delay(TimeSpan.FromSeconds(11));

        var (alone, alonesTime) = await WatchAsync(leader);
        await using var other = await NodeProcess.StartAsync(ConnectionString, Schema);
        await UntilAsync(async () => (await RowsAsync($"select pid from pg_stat_activity where application_name = '{other.Name}'")).Length > 0,
            TimeSpan.FromSeconds(30), "other node");
        await Task.Delay(TimeSpan.FromSeconds(11));
        var (both, othersTime) = await WatchAsync(other);

        output.WriteLine($"Transactions a second: leader {alone:0.0}, both {both:0.0}. "
            + $"Processor: leader {alonesTime:0.0} %, standing {othersTime:0.0} %.");
        alone.ShouldBeInRange(1, 15);
        both.ShouldBeLessThan(18);
        alonesTime.ShouldBeLessThan(20);
        othersTime.ShouldBeLessThan(10);
    }

    async Task<(double Transactions, double Processor)> WatchAsync(NodeProcess node)
    {
        var (before, time) = (await TransactionsAsync(), node.ProcessorTime);
        await Task.Delay(_watched);
        return ((await TransactionsAsync() - before) / _watched.TotalSeconds,
            100 * (node.ProcessorTime - time) / _watched);
    }

    // Asked from another database, so that asking does not count.
    async Task<double> TransactionsAsync()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres" }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select xact_commit + xact_rollback from pg_stat_database where datname = 'scheme'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
