using System.Collections.Concurrent;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>The statements that read streams. Their texts are constant, so that each is prepared once per connection.</summary>
sealed class EventSql(StoreCore core)
{
    readonly string _state =
        $"select type, version, timestamp, created, is_archived from {core.Schema}.mt_streams where id = $1";

    readonly string _version = $"select version from {core.Schema}.mt_streams where id = $1";

    readonly string _stream = $"""
        select {core.EventRows.Columns} from {core.Schema}.mt_events as e
        where e.stream_id = $1 and e.is_archived is not true order by e.version
        """;

    readonly string _part = $"""
        select {core.EventRows.Columns} from {core.Schema}.mt_events as e
        where e.stream_id = $1 and e.is_archived is not true and e.version between $2 and $3 and e.timestamp <= $4 order by e.version
        """;

    readonly string _everything = $"""
        select {core.EventRows.Columns} from {core.Schema}.mt_events as e where e.stream_id = $1 order by e.version
        """;

    readonly string _one = $"select {core.EventRows.Columns} from {core.Schema}.mt_events as e where e.id = $1";

    readonly ConcurrentDictionary<DocumentMapping, string> _versionAndDocument = new();

    /// <summary>Label, version, times and whether archived.</summary>
    public NpgsqlBatchCommand State(StreamId stream) => new(_state) { Parameters = { stream.Parameter() } };

    public NpgsqlBatchCommand Version(StreamId stream) => new(_version) { Parameters = { stream.Parameter() } };

    /// <summary>A stream's version and the document that is kept of it.</summary>
    public NpgsqlBatchCommand VersionAndDocument(StreamId stream, DocumentMapping mapping) =>
        new(_versionAndDocument.GetOrAdd(mapping, VersionAndDocument)) { Parameters = { stream.Parameter() } };

    public NpgsqlBatchCommand Events(StreamId stream) => new(_stream) { Parameters = { stream.Parameter() } };

    /// <summary>The events from one version to another and up to a time; archived ones are not read.</summary>
    public NpgsqlBatchCommand Events(StreamId stream, long from, long to, DateTimeOffset until) => new(_part)
    {
        Parameters =
        {
            stream.Parameter(),
            new NpgsqlParameter<long> { TypedValue = from },
            new NpgsqlParameter<long> { TypedValue = to },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = until.ToUniversalTime() },
        },
    };

    /// <summary>All events, archived or not.</summary>
    public NpgsqlBatchCommand Everything(StreamId stream) => new(_everything) { Parameters = { stream.Parameter() } };

    public NpgsqlBatchCommand Event(Guid id) => new(_one) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } } };

    string VersionAndDocument(DocumentMapping mapping) =>
        $"select s.version, d.data, d.xmin::text from {core.Schema}.mt_streams as s "
        + $"left join {mapping.Table} as d on d.id = s.id where s.id = $1";
}
