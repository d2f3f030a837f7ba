using Npgsql;
using TransferScheme.TestKit.Proxying;

namespace TransferScheme.TestKit.Tests.Proxying;

/// <summary>The points of a transaction, with a real server: what is committed, and what the client knows.</summary>
public sealed class PostgresPointTests(PostgresFixture fixture) : IClassFixture<PostgresFixture>
{
    static readonly Uri NoBroker = new("amqp://guest:guest@127.0.0.1:1/");

    [Theory]
    [InlineData(Way.Batch, Moment.BeforeCommit, false)]
    [InlineData(Way.Batch, Moment.AfterCommit, true)]
    [InlineData(Way.Transaction, Moment.BeforeCommit, false)]
    [InlineData(Way.Transaction, Moment.AfterCommit, true)]
    [InlineData(Way.Single, Moment.BeforeCommit, false)]
    [InlineData(Way.Single, Moment.AfterCommit, true)]
    public async Task Given_a_point_when_reached_then_the_client_never_hears_and_the_rows_are_as_the_point_says(
        Way way, Moment moment, bool committed)
    {
        var table = await CreateAsync();
        await using var line = await FaultLine.StartAsync(fixture.ConnectionString, NoBroker);
        await using var source = NpgsqlDataSource.Create(line.ConnectionString);
        await WriteAsync(source, "other", Way.Single);
        var acted = false;
        var reached = line.ArmAsync(On(moment, table), () =>
        {
            acted = true;
            return Task.CompletedTask;
        });
        await WriteAsync(source, "other", way);
        acted.ShouldBeFalse();

        await Should.ThrowAsync<NpgsqlException>(() => WriteAsync(source, table, way));

        await reached.WaitAsync(TimeSpan.FromSeconds(10));
        acted.ShouldBeTrue();
        (await CountAsync(table)).ShouldBe(committed ? (way is Way.Single ? 1 : 2) : 0);
        await WriteAsync(source, table, way);
    }

    [Theory]
    [InlineData(Moment.BeforeCommit, 0)]
    [InlineData(Moment.AfterCommit, 1)]
    public async Task Given_a_process_when_it_comes_to_the_point_then_it_dies_there(Moment moment, int rows)
    {
        var table = await CreateAsync();
        await using var line = await FaultLine.StartAsync(fixture.ConnectionString, NoBroker);
        var to = new NpgsqlConnectionStringBuilder(line.ConnectionString);
        using var process = await Command.StartAsync(
            $"psql -h 127.0.0.1 -p {to.Port} -U {to.Username} {to.Database}", $"PGPASSWORD={to.Password}");
        var killed = line.ArmAsync(On(moment, table), async () =>
        {
            process.Kill();
            await process.WaitForExitAsync();
        });

        await process.StandardInput.WriteLineAsync($"begin;\ninsert into {table} values (1);\ncommit;\ninsert into {table} values (2);");
        await process.StandardInput.FlushAsync();

        await killed.WaitAsync(TimeSpan.FromSeconds(10));
        process.ExitCode.ShouldBe(137);
        (await CountAsync(table)).ShouldBe(rows);
    }

    [Fact]
    public async Task Given_a_transaction_that_fails_or_is_rolled_back_when_it_ends_then_no_commit_is_seen()
    {
        var table = await CreateAsync();
        await using var line = await FaultLine.StartAsync(fixture.ConnectionString, NoBroker);
        await using var source = NpgsqlDataSource.Create(line.ConnectionString);
        using var end = new CancellationTokenSource();
        var reached = line.ArmAsync(On(Moment.AfterCommit, table), () => Task.CompletedTask, end.Token);

        await Should.ThrowAsync<PostgresException>(async () =>
        {
            await using var wrong = source.CreateCommand($"insert into {table} select 1 / 0");
            await wrong.ExecuteNonQueryAsync();
        });
        await using (var connection = await source.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand($"insert into {table} values (1)", connection);
            await command.ExecuteNonQueryAsync();
            await transaction.RollbackAsync();
        }

        await WriteAsync(source, "other", Way.Batch);
        reached.IsCompleted.ShouldBeFalse();
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reached);
        await WriteAsync(source, table, Way.Transaction);
        (await CountAsync(table)).ShouldBe(2);
    }

    [Fact]
    public void Given_the_statements_of_the_store_when_asked_then_each_write_is_told_apart()
    {
        Statement append = new("with stream as (...)\ninsert into referrals.mt_events (seq_id, id)", "");
        Statement answer = new("insert into referrals.mt_doc_keptanswer (id, data)", "");
        Statement inbox = new("insert into referrals.mt_doc_handledmessage (id, data)", "");
        Statement progress = new("update referrals.mt_event_progression set last_seq_id = $3", "ReferralsPublisher:All");
        Statement view = new("update referrals.mt_event_progression set last_seq_id = $3", "ReferralList:All");
        Statement note = new("select set_config('synchronous_commit', 'off', true)", "");
        Write[] writes =
            [Write.OfCommand("referrals"), Write.OfConsumer("referrals"), Write.OfPublisher("referrals"), Write.OfCommand("allocation")];

        List<Statement>[] transactions = [[append, answer], [append], [append, inbox], [progress], [view], [note, progress]];
        transactions.Select(t => string.Join(' ', writes.Where(w => w.Is(t)).Select(w => w.Name)))
            .ShouldBe(["a command of referrals", "", "a consumer of referrals", "the publisher of referrals", "", ""]);
    }

    [Fact]
    public async Task Given_a_point_is_armed_when_another_is_then_it_is_an_error()
    {
        await using var line = await FaultLine.StartAsync(fixture.ConnectionString, NoBroker);
        using var end = new CancellationTokenSource();
        var first = line.ArmAsync(KillPoint.BeforePublish(), () => Task.CompletedTask, end.Token);

        (await Should.ThrowAsync<InvalidOperationException>(() => line.ArmAsync(KillPoint.AfterPublish(), () => Task.CompletedTask)))
            .Message.ShouldBe("Armed already: before publish.");

        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
    }

    /// <summary>How a client writes.</summary>
    public enum Way
    {
        /// <summary>Two statements in one batch, committed by its end.</summary>
        Batch,

        /// <summary>Two statements in a transaction block.</summary>
        Transaction,

        /// <summary>One statement by itself.</summary>
        Single,
    }

    static KillPoint On(Moment moment, string table) =>
        new("", moment, p => p.Statements.Any(s => s.Sql.Contains(table, StringComparison.Ordinal)));

    static async Task WriteAsync(NpgsqlDataSource source, string table, Way way)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = way is Way.Transaction ? await connection.BeginTransactionAsync() : null;
        await using var batch = new NpgsqlBatch(connection, transaction);
        for (var row = 0; row < (way is Way.Single ? 1 : 2); row++)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"insert into {table} values ($1)") { Parameters = { new() { Value = row } } });
        }

        await batch.ExecuteNonQueryAsync();
        await (transaction?.CommitAsync() ?? Task.CompletedTask);
    }

    async Task<string> CreateAsync()
    {
        var name = $"rows_{Guid.CreateVersion7():N}";
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var create = source.CreateCommand($"create table if not exists other (id int); create table {name} (id int)");
        await create.ExecuteNonQueryAsync();
        return name;
    }

    // A transaction whose client is gone is rolled back a moment later; this one waits for it.
    async Task<long> CountAsync(string table)
    {
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var command = source.CreateCommand(
            $"begin; lock table {table} in exclusive mode; select count(*) from {table}; commit");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
