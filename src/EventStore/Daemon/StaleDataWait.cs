using System.Diagnostics;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Waits, from any process, until the progress rows of all shards have reached the last event there is at the call.</summary>
sealed class StaleDataWait(StoreCore core)
{
    static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(10);

    readonly string[] _names = Shard.NamesOf(core);

    /// <summary>Waits; without any shard it returns at once, without any event it waits out the time.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public async Task RunAsync(TimeSpan timeout)
    {
        if (_names.Length == 0)
        {
            return;
        }

        var started = Stopwatch.GetTimestamp();
        long? target = null;
        while (true)
        {
            await using (var connection = await core.OpenAsync(CancellationToken.None))
            {
                target ??= await HeadAsync(connection);
                if (target is { } head && await AreAtAsync(connection, head))
                {
                    return;
                }
            }

            if (Stopwatch.GetElapsedTime(started) > timeout)
            {
                throw new TimeoutException($"Not every shard of {core.Schema} has reached {target} within {timeout}.");
            }

            await Task.Delay(_poll);
        }
    }

    async Task<long?> HeadAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand($"select max(seq_id) from {core.Schema}.mt_events", connection);
        return await command.ExecuteScalarAsync() as long?;
    }

    async Task<bool> AreAtAsync(NpgsqlConnection connection, long head)
    {
        await using var command = new NpgsqlCommand(
            $"select count(*) from {core.Schema}.mt_event_progression where name = any($1) and last_seq_id >= $2", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = _names });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = head });
        return await command.ExecuteScalarAsync() is long done && done == _names.Length;
    }
}
