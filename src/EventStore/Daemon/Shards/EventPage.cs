using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>The wanted events of a range of sequence numbers, in order.</summary>
/// <param name="Floor">The number before the range.</param>
/// <param name="Ceiling">The last number of the range.</param>
/// <param name="Events">The events; there may be none.</param>
sealed record EventPage(long Floor, long Ceiling, List<IEvent> Events);

/// <summary>Reads pages of events for one shard.</summary>
sealed class EventPages
{
    readonly EventRows _rows;
    readonly string[]? _aliases;
    readonly string _sql;

    public EventPages(StoreCore core, EventFilter filter)
    {
        _rows = core.EventRows;
        _aliases = filter.Aliases(core.Events);
        Types = _aliases?.ToHashSet();
        var ofType = _aliases is null ? "" : " and e.type = any($4)";
        _sql = $"select {_rows.Columns} from {core.Schema}.mt_events as e "
            + $"where e.seq_id > $1 and e.seq_id <= $2{ofType} order by e.seq_id limit $3";
    }

    /// <summary>The stored names of the wanted types; null when the query cannot be limited to any.</summary>
    public IReadOnlySet<string>? Types { get; }

    /// <summary>Reads the next events above a floor, not beyond a ceiling that the mark has reached.</summary>
    /// <remarks>An event that cannot be read ends the page before it; as the first of a page it is an error.</remarks>
    /// <exception cref="UnknownEventTypeException">No type is known by the first event's name.</exception>
    /// <exception cref="EventDeserializationFailureException">The first event's JSON does not fit its type.</exception>
    public async Task<EventPage> ReadAsync(NpgsqlConnection connection, long floor, long ceiling, int limit, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(_sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = floor });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = ceiling });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        if (_aliases is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = _aliases });
        }

        List<IEvent> events = [];
        await using var row = await command.ExecuteReaderAsync(token);
        while (await row.ReadAsync(token))
        {
            try
            {
                events.Add(_rows.Read(row));
            }
            catch (Exception e) when (events.Count > 0 && e is not NpgsqlException)
            {
                return new EventPage(floor, events[^1].Sequence, events);
            }
        }

        return new EventPage(floor, events.Count == limit ? events[^1].Sequence : ceiling, events);
    }
}
