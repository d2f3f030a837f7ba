using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Reads of events and of the state they give.</summary>
abstract class EventReads(QuerySession session) : IQueryEventStore
{
    protected StoreCore Core => session.Core;

    public Task<IReadOnlyList<IEvent>> FetchStreamAsync(Guid streamId, long version = 0, DateTimeOffset? timestamp = null,
        long fromVersion = 0, CancellationToken token = default) =>
        FetchAsync(Stream(streamId), version, timestamp, fromVersion, token);

    public Task<IReadOnlyList<IEvent>> FetchStreamAsync(string streamKey, long version = 0, DateTimeOffset? timestamp = null,
        long fromVersion = 0, CancellationToken token = default) =>
        FetchAsync(Stream(streamKey), version, timestamp, fromVersion, token);

    public Task<T?> AggregateStreamAsync<T>(Guid streamId, long version = 0, DateTimeOffset? timestamp = null, T? state = null,
        long fromVersion = 0, CancellationToken token = default) where T : class =>
        AggregateAsync(Stream(streamId), version, timestamp, state, fromVersion, token);

    public Task<T?> AggregateStreamAsync<T>(string streamKey, long version = 0, DateTimeOffset? timestamp = null, T? state = null,
        long fromVersion = 0, CancellationToken token = default) where T : class =>
        AggregateAsync(Stream(streamKey), version, timestamp, state, fromVersion, token);

    public async ValueTask<T?> FetchLatest<T>(Guid id, CancellationToken cancellation = default) where T : class =>
        (T?)(await ReadStateAsync<T>(Core.ProjectionOf(typeof(T)), Stream(id), cancellation)).Kept.State;

    public async ValueTask<T?> FetchLatest<T>(string key, CancellationToken cancellation = default) where T : class =>
        (T?)(await ReadStateAsync<T>(Core.ProjectionOf(typeof(T)), Stream(key), cancellation)).Kept.State;

    public Task<StreamState?> FetchStreamStateAsync(Guid streamId, CancellationToken token = default) =>
        StreamStateAsync(Stream(streamId), token);

    public Task<StreamState?> FetchStreamStateAsync(string streamKey, CancellationToken token = default) =>
        StreamStateAsync(Stream(streamKey), token);

    public async Task<IEvent?> LoadAsync(Guid id, CancellationToken token = default) =>
        await EventsAsync(Core.Reads.Event(id), token) is [var e] ? e : null;

    public async Task<IEvent<T>?> LoadAsync<T>(Guid id, CancellationToken token = default) where T : class =>
        await LoadAsync(id, token) as IEvent<T>;

    protected StreamId Stream(Guid id) => Core.Options.Events.StreamIdentity == StreamIdentity.AsGuid
        ? new StreamId(id, null)
        : throw new InvalidOperationException("The streams of this store are identified by texts.");

    protected StreamId Stream(string key) => Core.Options.Events.StreamIdentity == StreamIdentity.AsString
        ? new StreamId(Guid.Empty, key)
        : throw new InvalidOperationException("The streams of this store are identified by Guids.");

    /// <summary>
    /// Version and state of one moment; version 0 and no state when the stream does not exist. An inline projection's snapshot is
    /// the state; for any other the events are folded, since a daemon's document may be behind.
    /// </summary>
    protected Task<(long Version, KeptSnapshot Kept)> ReadStateAsync<T>(
        ProjectionRegistration projection, StreamId stream, CancellationToken token)
        where T : class =>
        projection.Lifecycle == ProjectionLifecycle.Inline
            ? ReadInlineAsync<T>(stream, token)
            : ReadLiveAsync(projection.Source, stream, token);

    Task<(long, KeptSnapshot)> ReadInlineAsync<T>(StreamId stream, CancellationToken token) where T : class =>
        session.Connection.RunAsync(async connection =>
        {
            var mapping = Core.Documents.For(typeof(T));
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Core.Reads.VersionAndDocument(stream, mapping) } };
            await using var reader = await batch.ExecuteReaderAsync(token);
            return await reader.ReadAsync(token) ? (reader.GetInt64(0), mapping.Kept(reader, 1)) : (0L, KeptSnapshot.None);
        }, token);

    /// <summary>The events are read after the version, so there may be newer ones among them, which do not count.</summary>
    async Task<(long, KeptSnapshot)> ReadLiveAsync(ProjectionBase projection, StreamId stream, CancellationToken token)
    {
        var (version, events) = await session.Connection.RunAsync(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands = { Core.Reads.Version(stream), Core.Reads.Events(stream) },
            };
            await using var reader = await batch.ExecuteReaderAsync(token);
            var at = await reader.ReadAsync(token) ? reader.GetInt64(0) : 0;
            await reader.NextResultAsync(token);
            return (at, await ReadAllAsync(reader, at, token));
        }, token);
        return (version, new KeptSnapshot(projection.Fold(null, stream.Value, events), ""));
    }

    async Task<T?> AggregateAsync<T>(StreamId stream, long version, DateTimeOffset? timestamp, T? state, long fromVersion,
        CancellationToken token) where T : class
    {
        var projection = Core.ProjectionOf(typeof(T)).Source;
        var events = await FetchAsync(stream, version, timestamp, fromVersion, token);
        var reached = events.Count == 0 ? 0 : events[^1].Version;
        return version > reached ? null : (T?)projection.Fold(state, stream.Value, events);
    }

    Task<IReadOnlyList<IEvent>> FetchAsync(StreamId stream, long version, DateTimeOffset? timestamp, long fromVersion,
        CancellationToken token) =>
        EventsAsync(
            version == 0 && timestamp is null && fromVersion == 0
                ? Core.Reads.Events(stream)
                : Core.Reads.Events(stream, fromVersion, version == 0 ? long.MaxValue : version, timestamp ?? DateTimeOffset.MaxValue),
            token);

    Task<IReadOnlyList<IEvent>> EventsAsync(NpgsqlBatchCommand command, CancellationToken token) =>
        session.Connection.RunAsync<IReadOnlyList<IEvent>>(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { command } };
            await using var reader = await batch.ExecuteReaderAsync(token);
            return await ReadAllAsync(reader, long.MaxValue, token);
        }, token);

    async Task<List<IEvent>> ReadAllAsync(NpgsqlDataReader reader, long lastVersion, CancellationToken token)
    {
        var events = new List<IEvent>();
        while (await reader.ReadAsync(token))
        {
            if (Core.EventRows.Read(reader) is var e && e.Version <= lastVersion)
            {
                events.Add(e);
            }
        }

        return events;
    }

    Task<StreamState?> StreamStateAsync(StreamId stream, CancellationToken token) =>
        session.Connection.RunAsync(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Core.Reads.State(stream) } };
            await using var reader = await batch.ExecuteReaderAsync(token);
            return await reader.ReadAsync(token) ? State(stream, reader) : null;
        }, token);

    StreamState State(StreamId stream, NpgsqlDataReader reader) => new()
    {
        Id = stream.Guid,
        Key = stream.Key,
        AggregateType = reader.IsDBNull(0) ? null : Core.StateTypeOf(reader.GetString(0)),
        Version = reader.GetInt64(1),
        LastTimestamp = reader.GetFieldValue<DateTimeOffset>(2),
        Created = reader.GetFieldValue<DateTimeOffset>(3),
        IsArchived = !reader.IsDBNull(4) && reader.GetBoolean(4),
    };
}
