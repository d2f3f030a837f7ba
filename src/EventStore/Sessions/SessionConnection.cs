using System.Data;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>
/// Where a session gets its connection. Normally each act borrows one from the pool. A session with an isolation level of its
/// own holds one, in a transaction, from its first act until it saves; a session inside the daemon's transaction uses that.
/// </summary>
sealed class SessionConnection : IAsyncDisposable
{
    readonly StoreCore _core;
    readonly IsolationLevel _level;
    readonly bool _lent;
    NpgsqlConnection? _held;
    NpgsqlTransaction? _transaction;

    public SessionConnection(StoreCore core, IsolationLevel level)
    {
        _core = core;
        _level = level;
    }

    public SessionConnection(StoreCore core, NpgsqlTransaction transaction)
    {
        _core = core;
        _lent = true;
        _held = transaction.Connection;
        _transaction = transaction;
    }

    /// <summary>Does something on a connection.</summary>
    /// <exception cref="MartenCommandException">The database refused.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken token)
    {
        try
        {
            if (_held is null && _level is IsolationLevel.ReadCommitted)
            {
                await using var borrowed = await _core.OpenAsync(token);
                return await work(borrowed);
            }

            return await work(await HoldAsync(token));
        }
        catch (PostgresException e)
        {
            throw new MartenCommandException(e);
        }
    }

    /// <summary>Does something in one transaction, which is committed unless it is the daemon's.</summary>
    public async Task InTransactionAsync(Func<NpgsqlConnection, Task> work, CancellationToken token)
    {
        try
        {
            await work(await HoldAsync(token));
            if (!_lent)
            {
                await _transaction!.CommitAsync(token);
            }
        }
        finally
        {
            await DisposeAsync();
        }
    }

    /// <summary>Whether statements sent in one batch commit as one, without a transaction of their own.</summary>
    public bool CommitsByItself => _held is null && _level is IsolationLevel.ReadCommitted;

    public async ValueTask DisposeAsync()
    {
        if (!_lent && _held is { } connection)
        {
            _held = null;
            await (_transaction?.DisposeAsync() ?? ValueTask.CompletedTask);
            await connection.DisposeAsync();
        }
    }

    public void Dispose()
    {
        if (!_lent && _held is { } connection)
        {
            _held = null;
            _transaction?.Dispose();
            connection.Dispose();
        }
    }

    async ValueTask<NpgsqlConnection> HoldAsync(CancellationToken token)
    {
        await _core.Tables.EnsureAsync(token);
        if (_held is null)
        {
            _held = await _core.DataSource.OpenConnectionAsync(token);
            _transaction = await _held.BeginTransactionAsync(_level, token);
        }

        return _held;
    }
}
