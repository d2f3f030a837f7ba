using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Makes the documents of one projection anew from all events. It calls no subscription.</summary>
/// <remarks>
/// An async projection is set back to zero and caught up in large steps, each of which commits with its progress; a reader that runs
/// the same shard meanwhile does no harm, since only one of the two can move the row. The documents of an inline projection are
/// replaced in one transaction that keeps appends waiting: until it commits, readers see the old ones.
/// </remarks>
sealed class Rebuild
{
    static readonly TimeSpan _retry = TimeSpan.FromMilliseconds(50);

    readonly StoreCore _core;
    readonly ProjectionRegistration _registration;
    readonly ILogger _logger;
    readonly Progress _progress;
    readonly ProjectionStep _step;
    readonly string _documents;
    long _events;

    public Rebuild(StoreCore core, ProjectionRegistration registration, ILogger logger)
    {
        (_core, _registration, _logger) = (core, registration, logger);
        _progress = new Progress(core, registration.Shard.Identity, isRebuild: true);
        _step = new ProjectionStep(core, registration, new EventPages(core, registration.Source.Filter));
        _documents = core.Documents.For(registration.Source.DocumentType).Table;
    }

    /// <summary>Runs to the last event there is at the call.</summary>
    /// <exception cref="ApplyEventException">The projection threw; what was done up to the step before it stays.</exception>
    public async Task RunAsync(CancellationToken token)
    {
        var started = Stopwatch.GetTimestamp();
        await _core.Tables.EnsureAsync(token);
        var end = _registration.Lifecycle == ProjectionLifecycle.Inline ? await ReplaceAsync(token) : await CatchUpAsync(token);
        var duration = Stopwatch.GetElapsedTime(started);
        DaemonLog.Rebuilt(_logger, _progress.Name, end, _events, duration);
    }

    async Task<long> ReplaceAsync(CancellationToken token)
    {
        await using var connection = await _core.DataSource.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await RunAsync(connection, $"lock table {_core.Schema}.mt_events, {_documents} in share row exclusive mode", token);
        await RunAsync(connection, $"delete from {_documents}", token);
        var end = await HeadAsync(connection, token);
        for (var position = 0L; position < end;)
        {
            position = await StepAsync(transaction, position, end, token);
        }

        await transaction.CommitAsync(token);
        return end;
    }

    async Task<long> CatchUpAsync(CancellationToken token)
    {
        var end = await MarkAtHeadAsync(token);
        await using var connection = await _core.DataSource.OpenConnectionAsync(token);
        await using (var transaction = await connection.BeginTransactionAsync(token))
        {
            await _progress.RestartAsync(connection, token);
            await RunAsync(connection, $"delete from {_documents}", token);
            await transaction.CommitAsync(token);
        }

        for (var position = 0L; position < end;)
        {
            try
            {
                await using var transaction = await connection.BeginTransactionAsync(token);
                await _progress.ClaimAsync(connection, position, canBeRepeated: true, token);
                var next = await StepAsync(transaction, position, end, token);
                await _progress.MoveAsync(connection, position, next, token);
                await transaction.CommitAsync(token);
                position = next;
            }
            catch (ProgressMovedException)
            {
                await Task.Delay(_retry, token);
                position = await _progress.ReadAsync(connection, token);
            }
        }

        return end;
    }

    async Task<long> StepAsync(NpgsqlTransaction transaction, long position, long end, CancellationToken token)
    {
        var (reached, events) = await _step.RunAsync(transaction, null, position, end, token);
        _events += events;
        return reached;
    }

    async Task<long> MarkAtHeadAsync(CancellationToken token)
    {
        await using var connection = await DaemonConnection.OpenAsync(_core.DataSource, token);
        var end = await HeadAsync(connection.Npgsql, token);
        var reader = new MarkReader(connection.Npgsql, _core.Schema, TimeProvider.System);
        await reader.StartAsync(token);
        while (reader.Mark < end)
        {
            await reader.LookAsync(token);
            await Task.Delay(reader.Waiting is null ? 0 : 5, token);
        }

        return end;
    }

    async Task<long> HeadAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"select coalesce(max(seq_id), 0) from {_core.Schema}.mt_events", connection);
        return (long)(await command.ExecuteScalarAsync(token))!;
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(token);
    }
}
