using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Rows of <c>mt_events</c>: the one list of columns and the one way to read them.</summary>
sealed class EventRows
{
    const int FirstMetadata = 9;

    readonly EventRegistry _events;
    readonly bool _streamsAreGuids;
    readonly int _correlation = -1;
    readonly int _causation = -1;
    readonly int _user = -1;
    readonly int _headers = -1;

    public EventRows(EventStoreOptions options, EventRegistry events)
    {
        _events = events;
        _streamsAreGuids = options.StreamIdentity == StreamIdentity.AsGuid;
        var columns = "e.seq_id, e.id, e.stream_id, e.version, e.data, e.type, e.timestamp, e.mt_dotnet_type, e.is_archived";
        var next = FirstMetadata;
        int Column(string name)
        {
            columns += $", e.{name}";
            return next++;
        }

        var metadata = options.MetadataConfig;
        _correlation = metadata.CorrelationIdEnabled ? Column("correlation_id") : -1;
        _causation = metadata.CausationIdEnabled ? Column("causation_id") : -1;
        _user = metadata.UserNameEnabled ? Column("user_name") : -1;
        _headers = metadata.HeadersEnabled ? Column("headers") : -1;
        Columns = columns;
    }

    /// <summary>The columns in the order of <see cref="Read"/>, of a table with the alias <c>e</c>.</summary>
    public string Columns { get; }

    /// <summary>The event of the reader's current row.</summary>
    /// <exception cref="UnknownEventTypeException">No type is known by its name.</exception>
    /// <exception cref="EventDeserializationFailureException">Its JSON does not fit its type.</exception>
    public IEvent Read(NpgsqlDataReader reader)
    {
        var sequence = reader.GetInt64(0);
        var alias = reader.GetString(5);
        var e = _events.Read(alias, _events.Knows(alias) ? null : Text(reader, 7), reader.GetFieldValue<byte[]>(4), sequence);
        e.Sequence = sequence;
        e.Id = reader.GetGuid(1);
        if (_streamsAreGuids)
        {
            e.StreamId = reader.GetGuid(2);
        }
        else
        {
            e.StreamKey = reader.GetString(2);
        }

        e.Version = reader.GetInt64(3);
        e.Timestamp = reader.GetFieldValue<DateTimeOffset>(6);
        e.IsArchived = !reader.IsDBNull(8) && reader.GetBoolean(8);
        e.CorrelationId = Text(reader, _correlation);
        e.CausationId = Text(reader, _causation);
        e.UserName = Text(reader, _user);
        e.Headers = _headers < 0 || reader.IsDBNull(_headers) ? null : HeaderJson.Read(reader.GetFieldValue<byte[]>(_headers));
        return e;
    }

    static string? Text(NpgsqlDataReader reader, int column) =>
        column < 0 || reader.IsDBNull(column) ? null : reader.GetString(column);
}
