namespace TransferScheme.EventStore;

/// <summary>A stream fetched to be appended to: the save fails when somebody else has appended meanwhile.</summary>
public interface IEventStream<out T>
{
    /// <summary>The state at <see cref="StartingVersion"/>; null when there is none.</summary>
    T? Aggregate { get; }

    /// <summary>The version at the fetch; 0 for a stream that does not exist.</summary>
    long? StartingVersion { get; }

    /// <summary>The version once the events appended so far are saved.</summary>
    long? CurrentVersion { get; }

    /// <summary>The stream, with <see cref="StreamIdentity.AsGuid"/>.</summary>
    Guid Id { get; }

    /// <summary>The stream, with <see cref="StreamIdentity.AsString"/>.</summary>
    string? Key { get; }

    /// <summary>The events appended since the fetch.</summary>
    IReadOnlyList<IEvent> Events { get; }

    /// <summary>Appends one event at the next save of the session.</summary>
    void AppendOne(object @event);

    /// <summary>Appends events at the next save of the session.</summary>
    void AppendMany(params object[] events);

    /// <summary>Appends events at the next save of the session.</summary>
    void AppendMany(IEnumerable<object> events);
}
