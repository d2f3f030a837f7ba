using Npgsql;
using NpgsqlTypes;

namespace TransferScheme.EventStore;

/// <summary>
/// The statements that append: one per stream, whatever the number of events. Each first takes the stream's row, under its
/// condition, and the transaction's id with it; only then are sequence numbers drawn. Where the condition does not hold, no
/// number is drawn and the missing one is refused by the column: the whole batch fails, and nothing was burnt.
/// </summary>
/// <remarks>
/// The transaction has its id before it draws a number. A reader of events that meets a missing number can therefore wait until
/// every transaction that might still commit it is over.
/// </remarks>
sealed class AppendSql
{
    readonly StoreCore _core;
    readonly MetadataConfig _metadata;
    readonly string _start;
    readonly string _continue;
    readonly string _any;
    readonly string _lock;

    public AppendSql(StoreCore core)
    {
        _core = core;
        _metadata = core.Options.Events.MetadataConfig;
        var schema = core.Schema;
        var columns = "";
        var values = "";
        var next = 7;
        void Column(bool enabled, string name)
        {
            if (enabled)
            {
                columns += $", {name}";
                values += $", ${next++}";
            }
        }

        Column(_metadata.CorrelationIdEnabled, "correlation_id");
        Column(_metadata.CausationIdEnabled, "causation_id");
        Column(_metadata.UserNameEnabled, "user_name");
        var given = "unnest($2, $3, $4, $5) with ordinality as e(id, data, type, dotnet, place)";
        if (_metadata.HeadersEnabled)
        {
            columns += ", headers";
            values += ", e.headers";
            given = $"unnest($2, $3, $4, $5, ${next++}) with ordinality as e(id, data, type, dotnet, headers, place)";
        }

        // $1 stream, $2 ids, $3 data, $4 types, $5 CLR types, $6 timestamp, then what metadata is on, then the statement's own.
        var own = $"${next}";
        var insert = $"""
            insert into {schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type{columns})
            select case when s.writer is not null then nextval('{schema}.mt_events_sequence') else ('refused ' || e.place)::bigint end,
                e.id, $1, coalesce(s.before, 0) + e.place, e.data, e.type, $6, e.dotnet{values}
            from {given} left join stream as s on true
            returning seq_id, version
            """;
        _start = $"""
            with stream as (
                insert into {schema}.mt_streams (id, type, version) values ($1, {own}, cardinality($2))
                returning 0 as before, pg_current_xact_id() as writer)
            {insert}
            """;
        _continue = $"""
            with stream as (
                update {schema}.mt_streams set version = version + cardinality($2), timestamp = now()
                where id = $1 and version = {own} and is_archived is not true
                returning version - cardinality($2) as before, pg_current_xact_id() as writer)
            {insert}
            """;
        _any = $"""
            with stream as (
                insert into {schema}.mt_streams as t (id, version) values ($1, cardinality($2))
                on conflict (id) do update set version = t.version + cardinality($2), timestamp = now()
                where t.is_archived is not true
                returning version - cardinality($2) as before, pg_current_xact_id() as writer)
            {insert}
            """;
        _lock = $"select from {schema}.mt_streams where id = any($1) order by id for no key update";
    }

    /// <summary>
    /// Takes the rows of several streams in one order, before the first is appended to: saves that append to the same streams in
    /// different orders then wait for each other, instead of until the server looks for deadlocks, which is a second each.
    /// </summary>
    public NpgsqlBatchCommand Lock(IReadOnlyList<StreamAction> actions) => new(_lock)
    {
        Parameters = { StreamId.Parameter(actions.Select(a => a.Stream)) },
    };

    /// <summary>The statement for one stream; it returns a row of sequence number and version for each event.</summary>
    public NpgsqlBatchCommand Command(StreamAction action)
    {
        var events = action.Events;
        var ids = new Guid[events.Count];
        var data = new byte[events.Count][];
        var types = new string[events.Count];
        var dotNetTypes = new string[events.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            var e = events[i];
            var mapping = _core.Events.For(e.EventType);
            ids[i] = e.Id;
            data[i] = mapping.ToJson(e.Data);
            types[i] = mapping.Alias;
            dotNetTypes[i] = mapping.DotNetTypeName;
        }

        var command = new NpgsqlBatchCommand(action.ExpectedVersion switch { null => _any, 0 => _start, _ => _continue })
        {
            Parameters =
            {
                action.Stream.Parameter(),
                new NpgsqlParameter<Guid[]> { TypedValue = ids },
                JsonArray(data),
                new NpgsqlParameter<string[]> { TypedValue = types },
                new NpgsqlParameter<string[]> { TypedValue = dotNetTypes },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = events[0].Timestamp },
            },
        };
        AddMetadata(command, events);
        if (action.ExpectedVersion is { } expected)
        {
            command.Parameters.Add(expected == 0 ? Text(action.StateAlias) : new NpgsqlParameter<long> { TypedValue = expected });
        }

        return command;
    }

    void AddMetadata(NpgsqlBatchCommand command, IReadOnlyList<IEvent> events)
    {
        if (_metadata.CorrelationIdEnabled)
        {
            command.Parameters.Add(Text(events[0].CorrelationId));
        }

        if (_metadata.CausationIdEnabled)
        {
            command.Parameters.Add(Text(events[0].CausationId));
        }

        if (_metadata.UserNameEnabled)
        {
            command.Parameters.Add(Text(events[0].UserName));
        }

        if (_metadata.HeadersEnabled)
        {
            command.Parameters.Add(JsonArray([.. events.Select(e => e.Headers is { } headers ? _core.Json.Write(headers) : null)]));
        }
    }

    static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar };

    static NpgsqlParameter JsonArray(byte[]?[] values) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb };
}
