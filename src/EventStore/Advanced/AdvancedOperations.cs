using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Progress, statistics, masking and reset of a store.</summary>
public class AdvancedOperations
{
    readonly StoreCore _core;

    internal AdvancedOperations(StoreCore core) => _core = core;

    /// <summary>Every row of progress, <c>HighWaterMark</c> included.</summary>
    public Task<IReadOnlyList<ShardState>> AllProjectionProgress(string? tenantId = null, CancellationToken token = default)
    {
        var sql = $"select name, coalesce(last_seq_id, 0) from {_core.Schema}.mt_event_progression order by name";
        return ReadAsync<IReadOnlyList<ShardState>>(sql, async reader =>
        {
            var shards = new List<ShardState>();
            while (await reader.ReadAsync(token))
            {
                shards.Add(new ShardState(reader.GetString(0), reader.GetInt64(1)));
            }

            return shards;
        }, token);
    }

    /// <summary>The last sequence number a shard has done; 0 when it has not started.</summary>
    public async Task<long> ProjectionProgressFor(ShardName name, string? tenantId = null, CancellationToken token = default)
    {
        var all = await AllProjectionProgress(tenantId, token);
        return all.FirstOrDefault(s => s.ShardName == name.Identity)?.Sequence ?? 0;
    }

    /// <summary>Counts of events and streams, and the last sequence number drawn.</summary>
    public Task<EventStoreStatistics> FetchEventStoreStatistics(string? tenantId = null, CancellationToken token = default) =>
        ReadAsync($"""
            select (select count(*) from {_core.Schema}.mt_events), (select count(*) from {_core.Schema}.mt_streams),
                (select case when is_called then last_value else 0 end from {_core.Schema}.mt_events_sequence)
            """, async reader =>
        {
            await reader.ReadAsync(token);
            return new EventStoreStatistics
            {
                EventCount = reader.GetInt64(0),
                StreamCount = reader.GetInt64(1),
                EventSequenceNumber = reader.GetInt64(2),
            };
        }, token);

    /// <summary>Empties every table of the store and starts numbers anew; for tests only, with no daemon running.</summary>
    public Task ResetAllData(CancellationToken cancellation = default)
    {
        var tables = string.Join(", ", StoreTables.Of(_core).Select(t => $"{_core.Schema}.{t.Name}"));
        return ReadAsync($"truncate table {tables} restart identity", _ => Task.FromResult(true), cancellation);
    }

    /// <summary>Rewrites the stored data of events that have a masking rule; documents made from them are to be rebuilt.</summary>
    public Task ApplyEventDataMasking(Action<IEventDataMasking> configure, CancellationToken token = default)
    {
        var masking = new EventDataMasking(_core);
        configure(masking);
        return masking.RunAsync(token);
    }

    async Task<T> ReadAsync<T>(string sql, Func<NpgsqlDataReader, Task<T>> read, CancellationToken token)
    {
        try
        {
            await using var connection = await _core.OpenAsync(token);
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(token);
            return await read(reader);
        }
        catch (PostgresException e)
        {
            throw new MartenCommandException(e);
        }
    }
}
