using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>The one statement that is run again and again: oldest running transaction and committed numbers of the same snapshot.</summary>
sealed class LookQuery(NpgsqlConnection connection, string schema)
{
    readonly string _sql =
        $"""
        with seen as (
            select seq_id, type, seq_id - row_number() over (order by seq_id) as island
            from {schema}.mt_events where seq_id > $1 order by seq_id limit $2),
        runs as (select min(seq_id) as first, max(seq_id) as last, count(*) as numbers from seen group by island)
        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
               exists (select from {schema}.mt_event_progression where name = '{ProgressNames.Mark}'),
               coalesce(sum(numbers), 0)::bigint, array_agg(first order by first), array_agg(last order by first),
               array(select distinct type from seen)
        from runs
        """;

    NpgsqlCommand? _command;

    /// <summary>Runs it.</summary>
    /// <returns>The look, and whether it reached the end of the log.</returns>
    /// <exception cref="LogResetException">The mark's row has gone.</exception>
    public async Task<(Look Look, bool IsWhole)> RunAsync(long mark, int limit, CancellationToken token)
    {
        var command = _command ??= await PrepareAsync(token);
        ((NpgsqlParameter<long>)command.Parameters[0]).TypedValue = mark;
        ((NpgsqlParameter<long>)command.Parameters[1]).TypedValue = limit;
        await using var row = await command.ExecuteReaderAsync(token);
        await row.ReadAsync(token);
        if (!row.GetBoolean(1))
        {
            throw new LogResetException();
        }

        var numbers = row.GetInt64(2);
        var look = numbers == 0
            ? new Look(row.GetInt64(0), [], [])
            : new Look(row.GetInt64(0), Runs(row.GetFieldValue<long[]>(3), row.GetFieldValue<long[]>(4)), row.GetFieldValue<string[]>(5));
        return (look, numbers < limit);
    }

    static Run[] Runs(long[] first, long[] last) => [.. first.Zip(last, (from, to) => new Run(from, to))];

    async Task<NpgsqlCommand> PrepareAsync(CancellationToken token)
    {
        var command = new NpgsqlCommand(_sql, connection)
        {
            Parameters = { new NpgsqlParameter<long>(), new NpgsqlParameter<long>() },
        };
        await command.PrepareAsync(token);
        return command;
    }
}
