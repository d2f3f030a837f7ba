namespace TransferScheme.EventStore;

/// <summary>Reads and appends of events; what is appended is written when the session saves.</summary>
public interface IEventStoreOperations : IQueryEventStore
{
    /// <summary>Starts a stream labelled with the state type.</summary>
    /// <exception cref="EmptyEventStreamException">No events were given.</exception>
    StreamAction StartStream<TAggregate>(Guid id, params object[] events) where TAggregate : class;

    /// <inheritdoc cref="StartStream{TAggregate}(Guid, object[])"/>
    StreamAction StartStream<TAggregate>(Guid id, IEnumerable<object> events) where TAggregate : class;

    /// <inheritdoc cref="StartStream{TAggregate}(Guid, object[])"/>
    StreamAction StartStream<TAggregate>(string streamKey, params object[] events) where TAggregate : class;

    /// <inheritdoc cref="StartStream{TAggregate}(Guid, object[])"/>
    StreamAction StartStream<TAggregate>(string streamKey, IEnumerable<object> events) where TAggregate : class;

    /// <summary>Appends whatever the stream's version is; creates the stream when it does not exist.</summary>
    StreamAction Append(Guid stream, params object[] events);

    /// <inheritdoc cref="Append(Guid, object[])"/>
    StreamAction Append(Guid stream, IEnumerable<object> events);

    /// <inheritdoc cref="Append(Guid, object[])"/>
    StreamAction Append(string stream, params object[] events);

    /// <inheritdoc cref="Append(Guid, object[])"/>
    StreamAction Append(string stream, IEnumerable<object> events);

    /// <summary>Appends when the stream is then at <paramref name="expectedVersion"/>, which counts the new events.</summary>
    StreamAction Append(Guid stream, long expectedVersion, params object[] events);

    /// <inheritdoc cref="Append(Guid, long, object[])"/>
    StreamAction Append(Guid stream, long expectedVersion, IEnumerable<object> events);

    /// <inheritdoc cref="Append(Guid, long, object[])"/>
    StreamAction Append(string stream, long expectedVersion, params object[] events);

    /// <inheritdoc cref="Append(Guid, long, object[])"/>
    StreamAction Append(string stream, long expectedVersion, IEnumerable<object> events);

    /// <summary>The state and a stream to append to; the save fails when somebody else appends meanwhile.</summary>
    Task<IEventStream<T>> FetchForWriting<T>(Guid id, CancellationToken cancellation = default) where T : class;

    /// <inheritdoc cref="FetchForWriting{T}(Guid, CancellationToken)"/>
    Task<IEventStream<T>> FetchForWriting<T>(string key, CancellationToken cancellation = default) where T : class;

    /// <summary>The same, for a caller who has seen <paramref name="expectedVersion"/>.</summary>
    /// <exception cref="ConcurrencyException">The stream is at another version now.</exception>
    Task<IEventStream<T>> FetchForWriting<T>(Guid id, long expectedVersion, CancellationToken cancellation = default) where T : class;

    /// <inheritdoc cref="FetchForWriting{T}(Guid, long, CancellationToken)"/>
    Task<IEventStream<T>> FetchForWriting<T>(string key, long expectedVersion, CancellationToken cancellation = default) where T : class;

    /// <summary>Closes a stream for good: its events are no longer read and nothing can be appended.</summary>
    void ArchiveStream(Guid streamId);

    /// <inheritdoc cref="ArchiveStream(Guid)"/>
    void ArchiveStream(string streamKey);
}
