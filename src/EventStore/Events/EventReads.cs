namespace TransferScheme.EventStore;

/// <summary>Reads of events and of the state they give.</summary>
internal abstract class EventReads(QuerySession session) : IQueryEventStore
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
        (await ReadStateAsync<T>(Core.ProjectionOf(typeof(T)), Stream(id), cancellation)).State;

    public async ValueTask<T?> FetchLatest<T>(string key, CancellationToken cancellation = default) where T : class =>
        (await ReadStateAsync<T>(Core.ProjectionOf(typeof(T)), Stream(key), cancellation)).State;

    public Task<StreamState?> FetchStreamStateAsync(Guid streamId, CancellationToken token = default) =>
        StreamStateAsync(Stream(streamId), token);

    public Task<StreamState?> FetchStreamStateAsync(string streamKey, CancellationToken token = default) =>
        StreamStateAsync(Stream(streamKey), token);

    public Task<IEvent?> LoadAsync(Guid id, CancellationToken token = default) => throw new NotSupportedException();

    public async Task<IEvent<T>?> LoadAsync<T>(Guid id, CancellationToken token = default) where T : class =>
        await LoadAsync(id, token) as IEvent<T>;

    protected StreamId Stream(Guid id) => Core.Options.Events.StreamIdentity == StreamIdentity.AsGuid
        ? new StreamId(id, null)
        : throw new InvalidOperationException("The streams of this store are identified by texts.");

    protected StreamId Stream(string key) => Core.Options.Events.StreamIdentity == StreamIdentity.AsString
        ? new StreamId(Guid.Empty, key)
        : throw new InvalidOperationException("The streams of this store are identified by Guids.");

    /// <summary>Version and state of one moment; version 0 and no state when the stream does not exist.</summary>
    protected Task<(long Version, T? State)> ReadStateAsync<T>(ProjectionRegistration projection, StreamId stream, CancellationToken token)
        where T : class => throw new NotSupportedException();

    private Task<IReadOnlyList<IEvent>> FetchAsync(StreamId stream, long version, DateTimeOffset? timestamp, long fromVersion,
        CancellationToken token) => throw new NotSupportedException();

    private Task<T?> AggregateAsync<T>(StreamId stream, long version, DateTimeOffset? timestamp, T? state, long fromVersion,
        CancellationToken token) where T : class => throw new NotSupportedException();

    private Task<StreamState?> StreamStateAsync(StreamId stream, CancellationToken token) => throw new NotSupportedException();
}
