using Npgsql;

namespace TransferScheme.EventStore.Tests.Daemon;

/// <summary>
/// The reader that seems right and is not: it takes rows whose transaction is older than every running one, in the order of their
/// numbers, and goes on behind the last. The tests show that they would notice it.
/// </summary>
sealed class NaiveReader(NpgsqlConnection connection, string schema)
{
    long _position;

    public List<long> Read { get; } = [];

    public async Task ReadAsync()
    {
        await using var command = new NpgsqlCommand(
            $"""
            select seq_id from {schema}.mt_events
            where seq_id > $1 and xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            order by seq_id
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _position });
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            _position = row.GetInt64(0);
            Read.Add(_position);
        }
    }
}
