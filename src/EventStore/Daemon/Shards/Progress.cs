using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>The progress row of a shard: the last sequence number whose effects are committed.</summary>
sealed class Progress(StoreCore core, string name)
{
    readonly string _table = $"{core.Schema}.mt_event_progression";

    /// <summary>The row's key.</summary>
    public string Name => name;

    /// <summary>Makes the row, unless there is one, as of the given number.</summary>
    public async Task EnsureAsync(NpgsqlConnection connection, long floor, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"insert into {_table} (name, last_seq_id) values ($1, $2) on conflict (name) do nothing", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = floor });
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>The last number done.</summary>
    /// <exception cref="LogResetException">There is no row.</exception>
    public async Task<long> ReadAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Row() } };
        return await batch.ExecuteScalarAsync(token) is long number ? number : throw new LogResetException();
    }

    /// <summary>Keeps other readers of the same shard out until the transaction ends, and makes sure that none has been faster.</summary>
    /// <remarks>
    /// A lock that takes no transaction id: while a subscription waits for the outside world, nobody's holes have to wait for it.
    /// </remarks>
    /// <param name="connection">The connection, in a transaction.</param>
    /// <param name="expected">Where the row is, unless somebody has moved it.</param>
    /// <param name="canBeRepeated">Whether the commit need not wait for the disk.</param>
    /// <param name="token">Stops it.</param>
    /// <exception cref="ProgressMovedException">Another reader is at this shard or has moved it.</exception>
    public async Task ClaimAsync(NpgsqlConnection connection, long expected, bool canBeRepeated, CancellationToken token)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { PageLock("pg_try_advisory_xact_lock"), Row() },
        };
        if (canBeRepeated)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('synchronous_commit', 'off', true)"));
        }

        await using var row = await batch.ExecuteReaderAsync(token);
        await row.ReadAsync(token);
        var isAlone = row.GetBoolean(0);
        await row.NextResultAsync(token);
        var position = await row.ReadAsync(token) ? row.GetInt64(0) : throw new LogResetException();
        if (!isAlone || position != expected)
        {
            throw new ProgressMovedException(name);
        }
    }

    /// <summary>Sets the row back to zero, once no other reader is at the shard; keeps them out until the transaction ends.</summary>
    public async Task RestartAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var take = new NpgsqlBatch(connection) { BatchCommands = { PageLock("pg_advisory_xact_lock") } };
        await take.ExecuteNonQueryAsync(token);
        await using var restart = new NpgsqlCommand(
            $"""
            insert into {_table} (name, last_seq_id) values ($1, 0)
            on conflict (name) do update set last_seq_id = 0, last_updated = transaction_timestamp()
            """, connection);
        restart.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        await restart.ExecuteNonQueryAsync(token);
    }

    /// <summary>Moves the row from one number to another.</summary>
    /// <exception cref="ProgressMovedException">It is not at the first one: another reader has been faster.</exception>
    public async Task MoveAsync(NpgsqlConnection connection, long from, long to, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"update {_table} set last_seq_id = $3, last_updated = transaction_timestamp() where name = $1 and last_seq_id = $2",
            connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = to });
        if (await command.ExecuteNonQueryAsync(token) != 1)
        {
            throw new ProgressMovedException(name);
        }
    }

    NpgsqlBatchCommand Row() => new($"select coalesce(last_seq_id, 0) from {_table} where name = $1")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = name } },
    };

    NpgsqlBatchCommand PageLock(string function) => new($"select {function}(hashtextextended('page:' || $1 || ':' || $2, $3))")
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = core.Schema },
            new NpgsqlParameter<string> { TypedValue = name },
            new NpgsqlParameter<long> { TypedValue = core.Options.Projections.DaemonLockId },
        },
    };
}

/// <summary>Another reader of the same shard was faster; nothing of this one's page is kept.</summary>
sealed class ProgressMovedException(string shard) : Exception($"Another reader is working on {shard}.");
