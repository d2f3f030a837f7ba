using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>The one connection on which a node holds its shards' locks and looks at the log. No long statement runs on it.</summary>
/// <remarks>
/// Looking is its heartbeat: a lost connection shows within one look, and the server frees the locks of a killed process as soon as
/// it sees the socket close, after some ten seconds of a silent network, or when a process that stands still has not looked for nine.
/// </remarks>
sealed class DaemonConnection : IAsyncDisposable
{
    // A look has nothing to gain from a plan made for many rows or from compilation, and a mark that a crash takes back is found again.
    const string Settings =
        """
        set jit = off; set enable_seqscan = off; set enable_bitmapscan = off; set synchronous_commit = off;
        set idle_in_transaction_session_timeout = '10s'; set statement_timeout = '8s'; set idle_session_timeout = '9s';
        set tcp_keepalives_idle = 3; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3; set tcp_user_timeout = '9s'
        """;

    readonly NpgsqlConnection _connection;

    DaemonConnection(NpgsqlConnection connection) => _connection = connection;

    /// <summary>The connection itself.</summary>
    public NpgsqlConnection Npgsql => _connection;

    /// <summary>Opens one of the pool's connections and sets it up.</summary>
    public static async Task<DaemonConnection> OpenAsync(NpgsqlDataSource dataSource, CancellationToken token)
    {
        var connection = await dataSource.OpenConnectionAsync(token);
        await using var set = new NpgsqlCommand(Settings, connection);
        await set.ExecuteNonQueryAsync(token);
        return new DaemonConnection(connection);
    }

    /// <summary>Takes those of the named locks that are free; they are held until this connection goes.</summary>
    /// <returns>The names whose lock was taken.</returns>
    public async Task<List<string>> TryLockAsync(string schema, int lockId, IEnumerable<string> names, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            "select name from unnest($1) name where pg_try_advisory_lock(hashtextextended('shard:' || $2 || ':' || name, $3))",
            _connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. names] });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schema });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = lockId });
        List<string> taken = [];
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            taken.Add(rows.GetString(0));
        }

        return taken;
    }

    /// <summary>Frees the locks and gives the connection back as it was.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var clean = new NpgsqlCommand("reset all; select pg_advisory_unlock_all()", _connection) { CommandTimeout = 5 };
            await clean.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or OperationCanceledException)
        {
            // It is broken; nobody else may get it.
            NpgsqlConnection.ClearPool(_connection);
        }

        await _connection.DisposeAsync();
    }
}
