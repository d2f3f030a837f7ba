using Npgsql;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>An append taken to pieces, in the order of the protocol: id, number, row, end. It can stop anywhere between.</summary>
sealed class RawWriter : IAsyncDisposable
{
    static readonly string _dotNetType = $"{typeof(ApplesPicked).FullName}, {typeof(ApplesPicked).Assembly.GetName().Name}";

    readonly NpgsqlConnection _connection;
    readonly string _schema;

    RawWriter(NpgsqlConnection connection, string schema) => (_connection, _schema) = (connection, schema);

    public int ProcessId => _connection.ProcessID;

    /// <summary>Begins a transaction, which has no id yet.</summary>
    public static async Task<RawWriter> BeginAsync(string connectionString, string schema)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var writer = new RawWriter(connection, schema);
        await writer.RunAsync("begin");
        return writer;
    }

    /// <summary>Begins a transaction that has drawn its number.</summary>
    public static async Task<(RawWriter Writer, long Number)> DrawnAsync(string connectionString, string schema)
    {
        var writer = await BeginAsync(connectionString, schema);
        await writer.TakeIdAsync();
        return (writer, await writer.DrawAsync());
    }

    public Task TakeIdAsync() => RunAsync("select pg_current_xact_id()");

    public async Task<long> DrawAsync()
    {
        await using var command = new NpgsqlCommand($"select nextval('{_schema}.mt_events_sequence')", _connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Writes the event of a number, in a stream of its own.</summary>
    public async Task InsertAsync(long number, string row = "A")
    {
        await using var command = new NpgsqlCommand(
            $"""
            with stream as (insert into {_schema}.mt_streams (id, version) values ($1, 1) returning id)
            insert into {_schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type)
            select $2, gen_random_uuid(), id, 1, jsonb_build_object('row', $3, 'apples', 1), 'apples_picked', now(), $4 from stream
            """, _connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _dotNetType });
        await command.ExecuteNonQueryAsync();
    }

    public Task EndAsync(bool commits) => RunAsync(commits ? "commit" : "rollback");

    public Task RunAsync(string sql) => RunAsync(_connection, sql);

    /// <summary>Drops the connection, whatever state it is in.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearPool(_connection);
        await _connection.DisposeAsync();
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
