using Npgsql;

namespace TransferScheme.Benchmarks.Store;

/// <summary>Fills a store's tables with streams whose events lie spread: the first of each, then the second of each, and so on.</summary>
static class Seed
{
    /// <summary>Writes them in one go.</summary>
    /// <returns>The streams.</returns>
    public static async Task<Guid[]> StreamsAsync(string database, string schema, int streams, int events)
    {
        Guid[] ids = [.. Enumerable.Range(0, streams).Select(_ => Guid.CreateVersion7())];
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $$"""
            insert into {{schema}}.mt_streams (id, type, version) select id, 'visit', {{events}} from unnest($1) as s(id);
            """, connection)
        { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = ids } } };
        await command.ExecuteNonQueryAsync();
        await using var fill = new NpgsqlCommand(
            $$"""
            insert into {{schema}}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type)
            select nextval('{{schema}}.mt_events_sequence'), gen_random_uuid(), s.id, v.version,
                jsonb_build_object('town', 'Sheffield', 'day', v.version),
                case when v.version = 1 then 'visit_planned' else 'visit_moved' end, now(),
                case when v.version = 1 then 'TransferScheme.Benchmarks.Store.VisitPlanned, TransferScheme.Benchmarks'
                    else 'TransferScheme.Benchmarks.Store.VisitMoved, TransferScheme.Benchmarks' end
            from (select version from generate_series(1, {{events}}) as g(version) order by version) as v
                cross join lateral (select id from unnest($1) with ordinality as u(id, place) order by place) as s
            """, connection)
        { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = ids } }, CommandTimeout = 120 };
        await fill.ExecuteNonQueryAsync();
        await using var analyse = new NpgsqlCommand($"vacuum analyze {schema}.mt_events; ", connection);
        await analyse.ExecuteNonQueryAsync();
        return ids;
    }
}
