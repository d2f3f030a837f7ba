using System.Data;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>The one connection on which a node holds its shards' locks and looks at the log. No long statement runs on it.</summary>
/// <remarks>
/// Looking is its heartbeat. The server frees the locks of a killed process as soon as it sees the socket close, and of one that
/// stands still or is cut off when it has not looked for four and a half; by then one that lives has given up by itself.
/// </remarks>
sealed class DaemonConnection : IAsyncDisposable
{
    // A look has nothing to gain from a plan made for many rows or from compilation, and a mark that a crash takes back is found again.
    const string Settings =
        """
        set jit = off; set enable_seqscan = off; set enable_bitmapscan = off; set synchronous_commit = off;
        set idle_in_transaction_session_timeout = '4500ms'; set statement_timeout = '3s'; set idle_session_timeout = '4500ms';
        set client_connection_check_interval = '1s';
        set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 3; set tcp_user_timeout = '4500ms'
        """;

    // Less than the server's, so that a node that is cut off has stopped before another may start.
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(3.5);
    static readonly TimeSpan _patienceAtTheEnd = TimeSpan.FromSeconds(2);

    readonly NpgsqlDataSource _dataSource;
    readonly NpgsqlConnection _connection;
    Task _unanswered = Task.CompletedTask;

    DaemonConnection(NpgsqlDataSource dataSource, NpgsqlConnection connection) => (_dataSource, _connection) = (dataSource, connection);

    /// <summary>The connection itself.</summary>
    public NpgsqlConnection Npgsql => _connection;

    /// <summary>Opens one of the pool's connections and sets it up.</summary>
    /// <exception cref="TimeoutException">The server did not answer in time.</exception>
    public static async Task<DaemonConnection> OpenAsync(NpgsqlDataSource dataSource, CancellationToken token)
    {
        var opening = dataSource.OpenConnectionAsync(token).AsTask();
        DaemonConnection connection;
        try
        {
            connection = new DaemonConnection(dataSource, await opening.WaitAsync(_patience, token));
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            dataSource.Clear();
            _ = CloseAfterAsync(opening);
            throw;
        }

        try
        {
            await connection.InTimeAsync(connection.SetAsync(Settings, token));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for what was begun on this connection, but not for a server that has fallen silent.</summary>
    /// <exception cref="TimeoutException">It did not answer in time: the connection is lost, and its locks with it.</exception>
    public async Task<T> InTimeAsync<T>(Task<T> work)
    {
        try
        {
            return await work.WaitAsync(_patience);
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            _unanswered = work;
            throw;
        }
    }

    /// <summary>Takes those of the named locks that are free; they are held until this connection goes.</summary>
    /// <returns>The names whose lock was taken.</returns>
    public async Task<List<string>> TryLockAsync(string schema, int lockId, IEnumerable<string> names, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"select name from unnest($1) name where pg_try_advisory_lock({ReaderLocks.Key(ReaderLocks.Shard, "$2", "name", "$3")})",
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

    /// <summary>Frees the locks and gives the connection back as it was; one that does not answer is closed instead.</summary>
    public async ValueTask DisposeAsync()
    {
        var cleaning = CleanAsync();
        var isClean = await Task.WhenAny(cleaning, Task.Delay(_patienceAtTheEnd)) == cleaning && await cleaning;
        if (isClean)
        {
            await _connection.DisposeAsync();
            return;
        }

        // Nobody else may get it, nor any other that the same fault may have hit.
        _dataSource.Clear();
        _ = CloseAfterAsync(Task.WhenAll(cleaning, _unanswered));
    }

    async Task<bool> CleanAsync()
    {
        if (!_unanswered.IsCompleted || _connection.FullState.HasFlag(ConnectionState.Broken))
        {
            return false;
        }

        try
        {
            return await SetAsync("reset all; select pg_advisory_unlock_all()", CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }

    async Task<bool> SetAsync(string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync(token);
        return true;
    }

    async Task CloseAfterAsync(Task last)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _connection.DisposeAsync();
    }

    static async Task CloseAfterAsync(Task<NpgsqlConnection> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
        {
            await (await opening).DisposeAsync();
        }
    }
}
