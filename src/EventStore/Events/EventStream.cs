namespace TransferScheme.EventStore;

/// <summary>A stream fetched for writing; what is appended goes to the session's pending work.</summary>
sealed class EventStream<T>(DocumentSession session, StreamAction action, T? aggregate, long startingVersion) : IEventStream<T>
    where T : class
{
    public T? Aggregate { get; } = aggregate;

    public long? StartingVersion { get; } = startingVersion;

    public long? CurrentVersion => startingVersion + action.Events.Count;

    public Guid Id => action.Id;

    public string? Key => action.Key;

    public IReadOnlyList<IEvent> Events => action.Events;

    public void AppendOne(object @event)
    {
        if (!session.Pending.Streams.Contains(action))
        {
            throw new InvalidOperationException($"Stream {action.Stream} was saved or fetched anew: append to what was fetched last.");
        }

        action.Add(session.Prepare(action, @event));
    }

    public void AppendMany(params object[] events) => AppendMany(events.AsEnumerable());

    public void AppendMany(IEnumerable<object> events)
    {
        foreach (var data in events)
        {
            AppendOne(data);
        }
    }
}
