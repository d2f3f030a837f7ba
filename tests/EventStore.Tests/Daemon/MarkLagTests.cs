using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit.Abstractions;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>Somebody else's open transaction, in whatever database of the server, must not make readers fall behind.</summary>
public sealed class MarkLagTests(DaemonServer server, ITestOutputHelper output) : DaemonTest(server)
{
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Given_writing_transaction_of_another_database_when_writers_go_on_and_fail_then_the_marks_age_is_bounded()
    {
        await using var foreign = await OpenElsewhereAsync();
        var host = await StartAsync(options => options.Projections.Subscribe(new Recorder(Schema)));
        var daemon = host.Services.GetRequiredService<IProjectionCoordinator<IOrchardStore>>()
            .DaemonForMainDatabase().ShouldBeOfType<ProjectionDaemon>();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        var writing = Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(() => WriteAsync(new Random(writer), stop.Token))));
        var oldest = TimeSpan.Zero;
        while (!stop.IsCancellationRequested)
        {
            oldest = Max(oldest, daemon.Mark.AgeAbove(daemon.HighWaterMark()) ?? TimeSpan.Zero);
            await Task.Delay(20);
        }

        await writing;
        var ended = Stopwatch.GetTimestamp();
        await StoreOf(host).WaitForNonStaleProjectionDataAsync(_soon);
        var committed = await CommittedAsync();
        output.WriteLine($"{committed.Length} events; the mark's greatest age {oldest.TotalSeconds:0.00} s, "
            + $"at the end {Stopwatch.GetElapsedTime(ended).TotalSeconds:0.00} s.");
        oldest.ShouldBeLessThan(TimeSpan.FromSeconds(3));
        (await RecordedAsync()).ShouldBe(committed);
    }

    [Fact]
    public async Task Given_long_writing_transaction_of_another_database_when_checked_then_it_is_remarked_on_and_no_alarm()
    {
        await using var foreign = await OpenElsewhereAsync();
        var host = await StartAsync(options => options.Projections.Subscribe(new Recorder(Schema)));

        await UntilAsync(async () => (await CheckAsync(host)).Remarks.Count > 0, TimeSpan.FromSeconds(20), "remark");

        var report = await CheckAsync(host);
        report.Remarks.ShouldHaveSingleItem().ShouldContain(
            $"process {foreign.ProcessID} of database postgres (somebody else, idle in transaction");
        report.OpenTransactions.ShouldHaveSingleItem().Database.ShouldBe("postgres");
        report.Alarms.ShouldBeEmpty();
    }

    async Task<NpgsqlConnection> OpenElsewhereAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Database = "postgres", ApplicationName = "somebody else", Pooling = false,
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var begin = new NpgsqlCommand("begin; select pg_current_xact_id()", connection);
        await begin.ExecuteNonQueryAsync();
        return connection;
    }

    async Task WriteAsync(Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (writer, number) = await RawWriter.DrawnAsync(ConnectionString, Schema);
            await using (writer)
            {
                await writer.InsertAsync(number);
                await writer.EndAsync(commits: random.NextDouble() > 0.3);
            }
        }
    }

    static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
