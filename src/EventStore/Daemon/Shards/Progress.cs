using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>The progress row of a shard: the last sequence number whose effects are committed.</summary>
/// <param name="core">The store.</param>
/// <param name="name">The row's key.</param>
/// <param name="isRebuild">Whether a rebuild moves it here, whose pages are not to be ended for being slow.</param>
sealed class Progress(StoreCore core, string name, bool isRebuild = false)
{
    readonly string _table = $"{core.Schema}.mt_event_progression";

    /// <summary>The row's key.</summary>
    public string Name => name;

    /// <summary>Makes the row, unless there is one, as of the given number.</summary>
    /// <remarks>The insert alone would wait for a transaction that has moved the row and does not end, such as a frozen reader's.</remarks>
    /// <returns>Whether it was made.</returns>
    public async Task<bool> EnsureAsync(NpgsqlConnection connection, long floor, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"""
            insert into {_table} (name, last_seq_id) select $1, $2 where not exists (select from {_table} where name = $1)
            on conflict (name) do nothing
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = floor });
        return await command.ExecuteNonQueryAsync(token) > 0;
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
            BatchCommands = { Lock("pg_try_advisory_xact_lock", ReaderLocks.Page), Row() },
        };
        if (isRebuild)
        {
            batch.BatchCommands.Add(Lock("pg_advisory_xact_lock_shared", ReaderLocks.Rebuild));
        }

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
            throw new ProgressMovedException(name, isAtIt: !isAlone);
        }
    }

    /// <summary>Sets the row back to zero, once no other reader is at the shard; keeps them out until the transaction ends.</summary>
    public async Task RestartAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var take = new NpgsqlBatch(connection) { BatchCommands = { Lock("pg_advisory_xact_lock", ReaderLocks.Page) } };
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
            throw new ProgressMovedException(name, isAtIt: false);
        }
    }

    /// <summary>Ends the session of whoever is at a page of the shard, unless it is a rebuild. For the shard's leader alone.</summary>
    /// <returns>How many sessions were ended.</returns>
    public async Task<int> EndOthersAsync(CancellationToken token)
    {
        await using var connection = await core.DataSource.OpenConnectionAsync(token);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                WithKey($"""
                    select count(*) filter (where pg_terminate_backend(pid))::int from pg_locks
                    where {ReaderLocks.IsHeld(Key(ReaderLocks.Page))}
                      and pid not in (select pid from pg_locks where pid is not null and {ReaderLocks.IsHeld(Key(ReaderLocks.Rebuild))})
                    """),
            },
        };
        return (int)(await batch.ExecuteScalarAsync(token))!;
    }

    NpgsqlBatchCommand Row() => new($"select coalesce(last_seq_id, 0) from {_table} where name = $1")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = name } },
    };

    NpgsqlBatchCommand Lock(string function, string kind) => WithKey($"select {function}({Key(kind)})");

    static string Key(string kind) => ReaderLocks.Key(kind, "$1", "$2", "$3");

    NpgsqlBatchCommand WithKey(string sql) => new(sql)
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
sealed class ProgressMovedException(string shard, bool isAtIt) : Exception($"Another reader is working on {shard}.")
{
    /// <summary>Whether the other one is at a page at this moment.</summary>
    public bool IsAtIt => isAtIt;
}
