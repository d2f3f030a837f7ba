using Npgsql;
using NpgsqlTypes;

namespace TransferScheme.EventStore;

/// <summary>One masking: all its streams in one transaction, archived ones too.</summary>
sealed class EventDataMasking(StoreCore core) : IEventDataMasking
{
    readonly List<(StreamId Stream, Func<IEvent, bool> Filter)> _streams = [];
    readonly Dictionary<string, object> _headers = [];

    public IEventDataMasking IncludeStream(Guid streamId) => IncludeStream(streamId, _ => true);

    public IEventDataMasking IncludeStream(Guid streamId, Func<IEvent, bool> filter) => Include(new StreamId(streamId, null), filter);

    public IEventDataMasking IncludeStream(string streamKey) => IncludeStream(streamKey, _ => true);

    public IEventDataMasking IncludeStream(string streamKey, Func<IEvent, bool> filter) =>
        Include(new StreamId(Guid.Empty, streamKey), filter);

    public IEventDataMasking AddHeader(string key, object value)
    {
        _headers[key] = value;
        return this;
    }

    public async Task RunAsync(CancellationToken token)
    {
        try
        {
            await using var connection = await core.OpenAsync(token);
            await using var transaction = await connection.BeginTransactionAsync(token);
            foreach (var (stream, filter) in _streams)
            {
                await MaskAsync(connection, stream, filter, token);
            }

            await transaction.CommitAsync(token);
        }
        catch (PostgresException e)
        {
            throw new MartenCommandException(e);
        }
    }

    EventDataMasking Include(StreamId stream, Func<IEvent, bool> filter)
    {
        _streams.Add((stream, filter));
        return this;
    }

    async Task MaskAsync(NpgsqlConnection connection, StreamId stream, Func<IEvent, bool> filter, CancellationToken token)
    {
        var masked = new List<(IEvent Event, object Data)>();
        await using (var read = new NpgsqlBatch(connection) { BatchCommands = { core.Reads.Everything(stream) } })
        {
            await using var reader = await read.ExecuteReaderAsync(token);
            while (await reader.ReadAsync(token))
            {
                if (core.EventRows.Read(reader) is var e && filter(e) && Masked(e.Data) is { } data)
                {
                    masked.Add((e, data));
                }
            }
        }

        if (masked.Count == 0)
        {
            return;
        }

        await using var write = new NpgsqlBatch(connection) { BatchCommands = { Rewrite(masked) } };
        await write.ExecuteNonQueryAsync(token);
    }

    /// <summary>What the rules leave of an event; null when there is none for it.</summary>
    object? Masked(object data)
    {
        var rules = core.Options.EventSettings.MaskingRules.Where(r => r.Type.IsInstanceOfType(data)).ToList();
        return rules.Count == 0 ? null : rules.Aggregate(data, (left, rule) => rule.Mask(left));
    }

    /// <summary>Upcasted events are stored in their new shape and under its name, as that is what was masked.</summary>
    NpgsqlBatchCommand Rewrite(List<(IEvent Event, object Data)> masked)
    {
        var headers = core.Options.Events.MetadataConfig.HeadersEnabled && _headers.Count > 0
            ? ", headers = case when jsonb_typeof(e.headers) = 'object' then e.headers else '{}' end || $5"
            : "";
        byte[][] data = [.. masked.Select(m => core.Json.Write(m.Data))];
        var command = new NpgsqlBatchCommand($"""
            update {core.Schema}.mt_events as e set data = m.data, type = m.type, mt_dotnet_type = m.dotnet{headers}
            from unnest($1, $2, $3, $4) as m(seq_id, data, type, dotnet) where e.seq_id = m.seq_id
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<long[]> { TypedValue = [.. masked.Select(m => m.Event.Sequence)] },
                new NpgsqlParameter { Value = data, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
                new NpgsqlParameter<string[]> { TypedValue = [.. masked.Select(m => m.Event.EventTypeName)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. masked.Select(m => m.Event.DotNetTypeName)] },
            },
        };
        if (headers.Length > 0)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = core.Json.Write(_headers), NpgsqlDbType = NpgsqlDbType.Jsonb });
        }

        return command;
    }
}
