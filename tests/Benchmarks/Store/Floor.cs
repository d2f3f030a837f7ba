using Npgsql;
using NpgsqlTypes;

namespace TransferScheme.Benchmarks.Store;

/// <summary>
/// One writer by hand: a connection that is kept, statements that are prepared, one round trip for a transaction. It writes the
/// same rows into tables of the same layout, with the same durability, and makes no JSON and no objects.
/// </summary>
sealed class Floor : IAsyncDisposable
{
    const string EventColumns = "seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, is_archived";
    static readonly byte[] Data = """{"day": 17, "town": "Sheffield"}"""u8.ToArray();
    static readonly byte[] Document = """{"id": "0198c3a1-0000-7000-8000-000000000000", "day": 17, "town": "Sheffield", "moves": 49}"""u8.ToArray();

    readonly NpgsqlConnection _connection;
    readonly NpgsqlBatch _start;
    readonly NpgsqlBatch _append;
    readonly NpgsqlBatch _appendWithDocument;
    readonly NpgsqlBatch _readEvents;
    readonly NpgsqlBatch _readDocument;

    Floor(NpgsqlConnection connection, string schema)
    {
        _connection = connection;
        var stream = new NpgsqlBatchCommand($"insert into {schema}.mt_streams (id, type, version) values ($1, 'visit', 1)");
        stream.Parameters.Add(new NpgsqlParameter<Guid>());
        var move = new NpgsqlBatchCommand($"update {schema}.mt_streams set version = $2, timestamp = now() where id = $1 and version = $2 - 1");
        move.Parameters.Add(new NpgsqlParameter<Guid>());
        move.Parameters.Add(new NpgsqlParameter<long>());
        _start = Batch(stream, Event(schema));
        _append = Batch(move, Event(schema));
        _appendWithDocument = Batch(Copy(move), Event(schema), Upsert(schema));
        var version = new NpgsqlBatchCommand($"select version from {schema}.mt_streams where id = $1");
        version.Parameters.Add(new NpgsqlParameter<Guid>());
        var events = new NpgsqlBatchCommand($"select {EventColumns} from {schema}.mt_events where stream_id = $1 order by version");
        events.Parameters.Add(new NpgsqlParameter<Guid>());
        var document = new NpgsqlBatchCommand(
            $"select s.version, d.data from {schema}.mt_streams as s left join {schema}.mt_doc_visit as d on d.id = s.id where s.id = $1");
        document.Parameters.Add(new NpgsqlParameter<Guid>());
        _readEvents = Batch(version, events);
        _readDocument = Batch(document);
    }

    public static async Task<Floor> OpenAsync(string connectionString, string schema)
    {
        // Statements are prepared at their second use.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return new Floor(connection, schema);
    }

    /// <summary>A new stream with one event.</summary>
    public async Task StartAsync()
    {
        var id = Guid.CreateVersion7();
        Set(_start.BatchCommands[0], 0, id);
        SetEvent(_start.BatchCommands[1], id, 1);
        await _start.ExecuteNonQueryAsync();
    }

    /// <summary>Reads a stream's version and events, and appends one event at that version.</summary>
    public async Task ReadAndAppendAsync(Guid id)
    {
        Set(_readEvents.BatchCommands[0], 0, id);
        Set(_readEvents.BatchCommands[1], 0, id);
        long version;
        await using (var reader = await _readEvents.ExecuteReaderAsync())
        {
            await reader.ReadAsync();
            version = reader.GetInt64(0);
            await reader.NextResultAsync();
            while (await reader.ReadAsync())
            {
                Touch(reader);
            }
        }

        Set(_append.BatchCommands[0], 0, id);
        Set(_append.BatchCommands[0], 1, version + 1);
        SetEvent(_append.BatchCommands[1], id, version + 1);
        await _append.ExecuteNonQueryAsync();
    }

    /// <summary>Reads a stream's version and document, appends one event at that version and replaces the document.</summary>
    public async Task ReadAndReplaceAsync(Guid id)
    {
        Set(_readDocument.BatchCommands[0], 0, id);
        long version;
        await using (var reader = await _readDocument.ExecuteReaderAsync())
        {
            await reader.ReadAsync();
            version = reader.GetInt64(0);
            _ = reader.GetFieldValue<byte[]>(1);
        }

        Set(_appendWithDocument.BatchCommands[0], 0, id);
        Set(_appendWithDocument.BatchCommands[0], 1, version + 1);
        SetEvent(_appendWithDocument.BatchCommands[1], id, version + 1);
        Set(_appendWithDocument.BatchCommands[2], 0, id);
        Set(_appendWithDocument.BatchCommands[2], 2, version + 1);
        await _appendWithDocument.ExecuteNonQueryAsync();
    }

    /// <summary>Reads every event in order, every column of it.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ScanAsync(string schema)
    {
        await using var command = new NpgsqlCommand($"select {EventColumns} from {schema}.mt_events order by seq_id", _connection);
        await using var reader = await command.ExecuteReaderAsync();
        var count = 0;
        while (await reader.ReadAsync())
        {
            Touch(reader);
            count++;
        }

        return count;
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    static void Touch(NpgsqlDataReader reader)
    {
        _ = reader.GetInt64(0);
        _ = reader.GetGuid(1);
        _ = reader.GetGuid(2);
        _ = reader.GetInt64(3);
        _ = reader.GetFieldValue<byte[]>(4);
        _ = reader.GetString(5);
        _ = reader.GetFieldValue<DateTimeOffset>(6);
        _ = reader.GetString(7);
        _ = reader.GetBoolean(8);
    }

    NpgsqlBatch Batch(params NpgsqlBatchCommand[] commands)
    {
        var batch = new NpgsqlBatch(_connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    static NpgsqlBatchCommand Event(string schema)
    {
        var command = new NpgsqlBatchCommand(
            $"insert into {schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type) "
            + $"values (nextval('{schema}.mt_events_sequence'), $1, $2, $3, $4, 'visit_moved', $5, 'TransferScheme.Benchmarks.Store.VisitMoved, TransferScheme.Benchmarks')");
        command.Parameters.Add(new NpgsqlParameter<Guid>());
        command.Parameters.Add(new NpgsqlParameter<Guid>());
        command.Parameters.Add(new NpgsqlParameter<long>());
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Data, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>());
        return command;
    }

    static NpgsqlBatchCommand Upsert(string schema)
    {
        var command = new NpgsqlBatchCommand(
            $"insert into {schema}.mt_doc_visit (id, data, mt_dotnet_type, mt_version) values ($1, $2, 'TransferScheme.Benchmarks.Store.Visit', $3) "
            + "on conflict (id) do update set data = excluded.data, mt_version = excluded.mt_version, mt_last_modified = transaction_timestamp()");
        command.Parameters.Add(new NpgsqlParameter<Guid>());
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Document, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<long>());
        return command;
    }

    static NpgsqlBatchCommand Copy(NpgsqlBatchCommand command)
    {
        var copy = new NpgsqlBatchCommand(command.CommandText);
        copy.Parameters.Add(new NpgsqlParameter<Guid>());
        copy.Parameters.Add(new NpgsqlParameter<long>());
        return copy;
    }

    static void SetEvent(NpgsqlBatchCommand command, Guid stream, long version)
    {
        Set(command, 0, Guid.CreateVersion7());
        Set(command, 1, stream);
        Set(command, 2, version);
        Set(command, 4, DateTimeOffset.UtcNow);
    }

    static void Set<T>(NpgsqlBatchCommand command, int place, T value) => ((NpgsqlParameter<T>)command.Parameters[place]).TypedValue = value;
}
