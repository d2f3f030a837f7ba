namespace TransferScheme.EventStore;

/// <summary>Reads of events, and appends to the session's pending work.</summary>
sealed class EventOperations(DocumentSession session) : EventReads(session), IEventStoreOperations
{
    public StreamAction StartStream<TAggregate>(Guid id, params object[] events) where TAggregate : class =>
        Start(Stream(id), typeof(TAggregate), events);

    public StreamAction StartStream<TAggregate>(Guid id, IEnumerable<object> events) where TAggregate : class =>
        Start(Stream(id), typeof(TAggregate), events);

    public StreamAction StartStream<TAggregate>(string streamKey, params object[] events) where TAggregate : class =>
        Start(Stream(streamKey), typeof(TAggregate), events);

    public StreamAction StartStream<TAggregate>(string streamKey, IEnumerable<object> events) where TAggregate : class =>
        Start(Stream(streamKey), typeof(TAggregate), events);

    public StreamAction Append(Guid stream, params object[] events) => Append(Stream(stream), null, events);

    public StreamAction Append(Guid stream, IEnumerable<object> events) => Append(Stream(stream), null, events);

    public StreamAction Append(string stream, params object[] events) => Append(Stream(stream), null, events);

    public StreamAction Append(string stream, IEnumerable<object> events) => Append(Stream(stream), null, events);

    public StreamAction Append(Guid stream, long expectedVersion, params object[] events) =>
        Append(Stream(stream), expectedVersion, events);

    public StreamAction Append(Guid stream, long expectedVersion, IEnumerable<object> events) =>
        Append(Stream(stream), expectedVersion, events);

    public StreamAction Append(string stream, long expectedVersion, params object[] events) =>
        Append(Stream(stream), expectedVersion, events);

    public StreamAction Append(string stream, long expectedVersion, IEnumerable<object> events) =>
        Append(Stream(stream), expectedVersion, events);

    public Task<IEventStream<T>> FetchForWriting<T>(Guid id, CancellationToken cancellation = default) where T : class =>
        FetchAsync<T>(Stream(id), null, cancellation);

    public Task<IEventStream<T>> FetchForWriting<T>(string key, CancellationToken cancellation = default) where T : class =>
        FetchAsync<T>(Stream(key), null, cancellation);

    public Task<IEventStream<T>> FetchForWriting<T>(Guid id, long expectedVersion, CancellationToken cancellation = default)
        where T : class =>
        FetchAsync<T>(Stream(id), expectedVersion, cancellation);

    public Task<IEventStream<T>> FetchForWriting<T>(string key, long expectedVersion, CancellationToken cancellation = default)
        where T : class =>
        FetchAsync<T>(Stream(key), expectedVersion, cancellation);

    public void ArchiveStream(Guid streamId) => session.Pending.Archive(Stream(streamId));

    public void ArchiveStream(string streamKey) => session.Pending.Archive(Stream(streamKey));

    StreamAction Start(StreamId stream, Type aggregateType, IEnumerable<object> events)
    {
        var action = new StreamAction(stream) { MustStart = true, ExpectedVersion = 0, AggregateType = aggregateType };
        AddAll(action, events);
        if (action.Events.Count == 0)
        {
            throw new EmptyEventStreamException(stream);
        }

        session.Pending.Add(action);
        return action;
    }

    /// <summary>Events for a stream that this session already appends to join those.</summary>
    StreamAction Append(StreamId stream, long? versionAfter, IEnumerable<object> events)
    {
        var action = session.Pending.Find(stream);
        if (action is null)
        {
            action = new StreamAction(stream);
            session.Pending.Add(action);
        }

        AddAll(action, events);
        if (versionAfter is { } after)
        {
            action.ExpectedVersion = after - action.Events.Count;
        }

        return action;
    }

    async Task<IEventStream<T>> FetchAsync<T>(StreamId stream, long? expectedVersion, CancellationToken token) where T : class
    {
        var projection = Core.ProjectionOf(typeof(T));
        if (session.HasFailed && session.Pending.Find(stream) is { Events.Count: > 0 })
        {
            throw new InvalidOperationException(
                $"A save of this session failed and its events for stream {stream} are still pending: open a new session to decide anew.");
        }

        var (version, kept) = await ReadStateAsync<T>(projection, stream, token);
        if (expectedVersion is { } expected && expected != version)
        {
            throw new EventStreamUnexpectedMaxEventIdException(stream, expected, version);
        }

        var action = session.Pending.Find(stream);
        if (action is null || action.Events.Count == 0)
        {
            var fetched = new StreamAction(stream) { MustStart = version == 0, ExpectedVersion = version, AggregateType = typeof(T) };
            if (action is null)
            {
                session.Pending.Add(fetched);
            }
            else
            {
                session.Pending.Replace(action, fetched);
            }

            action = fetched;
        }

        if (projection.Lifecycle == ProjectionLifecycle.Inline)
        {
            (action.Snapshots ??= [])[projection.Source] = kept;
        }

        return new EventStream<T>(session, action, (T?)kept.State, version);
    }

    void AddAll(StreamAction action, IEnumerable<object> events)
    {
        foreach (var data in events)
        {
            action.Add(session.Prepare(action, data));
        }
    }
}
