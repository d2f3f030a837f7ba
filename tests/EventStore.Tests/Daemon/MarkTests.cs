using System.Diagnostics;
using Npgsql;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>The mark, against a real server, with writers stopped at every point of the protocol.</summary>
public sealed class MarkTests(DaemonServer server) : DaemonTest(server)
{
    [Fact]
    public async Task Given_early_id_and_late_low_number_when_filtered_by_id_then_it_is_skipped_and_by_the_mark_it_is_not()
    {
        await using var reader = await OpenAsync();
        var naive = new NaiveReader(reader.Npgsql, Schema);
        var mark = await MarkAsync(reader);

        // The one that takes its id first draws the higher number and commits first.
        await using var early = await RawWriter.BeginAsync(ConnectionString, Schema);
        await early.TakeIdAsync();
        await using var late = await RawWriter.BeginAsync(ConnectionString, Schema);
        await late.TakeIdAsync();
        var low = await late.DrawAsync();
        await late.InsertAsync(low);
        var high = await early.DrawAsync();
        await early.InsertAsync(high);
        await early.EndAsync(commits: true);
        await naive.ReadAsync();
        await mark.LookAsync(CancellationToken.None);
        await mark.LookAsync(CancellationToken.None);
        var markWhileOpen = mark.Mark;
        await late.EndAsync(commits: true);
        await naive.ReadAsync();
        await mark.LookAsync(CancellationToken.None);

        (low, high).ShouldBe((1, 2));
        naive.Read.ShouldBe([2]);
        markWhileOpen.ShouldBe(0);
        mark.Mark.ShouldBe(2);
    }

    [Fact]
    public async Task Given_rolled_back_number_when_looked_at_then_it_costs_milliseconds()
    {
        await using var reader = await OpenAsync();
        var mark = await MarkAsync(reader);
        List<TimeSpan> costs = [];
        for (var number = 2; number <= 10; number += 2)
        {
            await CommitAsync(commits: false);
            await CommitAsync(commits: true);
            var started = Stopwatch.GetTimestamp();
            await LookUntilAsync(mark, number);
            costs.Add(Stopwatch.GetElapsedTime(started));
        }

        // The machine may be busy with other things now and then, but not each time.
        costs.Min().ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
    }

    [Theory]
    [InlineData("savepoint s", "release s")]
    [InlineData("savepoint s", "select 1")]
    public async Task Given_number_drawn_or_written_in_a_subtransaction_when_open_then_the_mark_waits(string before, string after)
    {
        await using var reader = await OpenAsync();
        var mark = await MarkAsync(reader);
        await using var writer = await RawWriter.BeginAsync(ConnectionString, Schema);
        await writer.TakeIdAsync();
        await writer.RunAsync(before);
        var number = await writer.DrawAsync();
        await writer.InsertAsync(number);
        await writer.RunAsync(after);
        await CommitAsync(commits: true);

        await LookForAsync(mark, TimeSpan.FromSeconds(1.5));
        mark.Mark.ShouldBe(0);

        await writer.EndAsync(commits: true);
        await LookUntilAsync(mark, 2);
    }

    [Fact]
    public async Task Given_number_drawn_in_a_subtransaction_that_was_rolled_back_when_open_then_the_mark_waits_for_the_transaction()
    {
        await using var reader = await OpenAsync();
        var mark = await MarkAsync(reader);
        await using var writer = await RawWriter.BeginAsync(ConnectionString, Schema);
        await writer.TakeIdAsync();
        await writer.RunAsync("savepoint s");
        var number = await writer.DrawAsync();
        await writer.RunAsync("rollback to s");
        await CommitAsync(commits: true);

        // The number is known to the client still, who may write it after all.
        await LookForAsync(mark, TimeSpan.FromSeconds(1.5));
        mark.Mark.ShouldBe(0);

        await writer.InsertAsync(number);
        await writer.EndAsync(commits: true);
        await LookUntilAsync(mark, 2);
        (await CommittedAsync()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Given_prepared_transaction_when_not_committed_then_the_mark_waits()
    {
        await using var reader = await OpenAsync();
        var mark = await MarkAsync(reader);
        var (writer, number) = await RawWriter.DrawnAsync(ConnectionString, Schema);
        await using (writer)
        {
            await writer.InsertAsync(number);
            await CommitAsync(commits: true);
            await LookForAsync(mark, TimeSpan.FromSeconds(1));
            await writer.RunAsync($"prepare transaction '{Schema}'");
            await LookForAsync(mark, TimeSpan.FromSeconds(1.5));
            mark.Mark.ShouldBe(0);

            await writer.RunAsync($"commit prepared '{Schema}'");
            await LookUntilAsync(mark, 2);
        }
    }

    [Fact]
    public async Task Given_open_transaction_of_somebody_else_when_a_number_is_lost_then_the_mark_passes_it_all_the_same()
    {
        await using var reader = await OpenAsync();
        var mark = await MarkAsync(reader);
        await using var other = await RawWriter.BeginAsync(ConnectionString, Schema);
        await other.TakeIdAsync();
        await CommitAsync(commits: false);
        await CommitAsync(commits: true);

        var started = Stopwatch.GetTimestamp();
        await LookUntilAsync(mark, 2);

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Given_trailing_numbers_lost_when_looked_at_then_the_mark_stays_at_the_highest_committed_event()
    {
        await using var reader = await OpenAsync();
        var mark = await MarkAsync(reader);
        await CommitAsync(commits: true);
        await CommitAsync(commits: false);

        await LookForAsync(mark, TimeSpan.FromMilliseconds(300));

        mark.Mark.ShouldBe(1);
    }

    [Fact]
    public async Task Given_higher_mark_stored_by_another_reader_when_stored_then_it_is_not_lowered()
    {
        await using var reader = await OpenAsync();
        var mark = await MarkAsync(reader);
        await CommitAsync(commits: true);
        await ExecuteAsync("update {schema}.mt_event_progression set last_seq_id = 9 where name = 'HighWaterMark'");

        await mark.LookAsync(CancellationToken.None);

        (await RowsAsync("select last_seq_id from {schema}.mt_event_progression")).ShouldBe(["9"]);
    }

    [Fact]
    public async Task Given_log_emptied_when_looked_at_then_the_old_mark_is_not_written_back()
    {
        await using var reader = await OpenAsync();
        var mark = await MarkAsync(reader);
        await CommitAsync(commits: true);
        await mark.LookAsync(CancellationToken.None);
        await using var store = new DocumentStore(Settings(Schema, _ => { }));
        await store.Advanced.ResetAllData();
        await CommitAsync(commits: true);

        await Should.ThrowAsync<LogResetException>(() => mark.LookAsync(CancellationToken.None));

        (await RowsAsync("select * from {schema}.mt_event_progression")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_long_log_with_a_number_in_flight_when_started_then_whole_strides_are_counted_and_the_mark_stops_before_it()
    {
        await FillAsync(55_000);
        var (writer, number) = await RawWriter.DrawnAsync(ConnectionString, Schema);
        await using (writer)
        {
            await FillAsync(50_000);
            await using var reader = await OpenAsync();
            var mark = await MarkAsync(reader);

            (await mark.LookAsync(CancellationToken.None), mark.Mark).ShouldBe((true, 20_000));
            (await RowsAsync("select last_seq_id from {schema}.mt_event_progression")).ShouldBe(["20000"]);
            await LookUntilAsync(mark, 55_000);
            await LookForAsync(mark, TimeSpan.FromMilliseconds(200));
            (number, mark.Mark).ShouldBe((55_001, 55_000));
            await writer.InsertAsync(number);
            await writer.EndAsync(commits: true);
            await LookUntilAsync(mark, 105_001);
        }
    }

    async Task<DaemonConnection> OpenAsync()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        return await DaemonConnection.OpenAsync(source, CancellationToken.None);
    }

    async Task<MarkReader> MarkAsync(DaemonConnection connection)
    {
        var mark = new MarkReader(connection.Npgsql, Schema, TimeProvider.System);
        await mark.StartAsync(CancellationToken.None);
        return mark;
    }

    async Task CommitAsync(bool commits)
    {
        var (writer, number) = await RawWriter.DrawnAsync(ConnectionString, Schema);
        await using (writer)
        {
            await writer.InsertAsync(number);
            await writer.EndAsync(commits);
        }
    }

    static async Task LookUntilAsync(MarkReader mark, long number) =>
        await UntilAsync(async () =>
        {
            await mark.LookAsync(CancellationToken.None);
            return mark.Mark == number;
        }, TimeSpan.FromSeconds(5), $"mark at {number}, it is at {mark.Mark}");

    static async Task LookForAsync(MarkReader mark, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            await mark.LookAsync(CancellationToken.None);
            await Task.Delay(20);
        }
    }
}
