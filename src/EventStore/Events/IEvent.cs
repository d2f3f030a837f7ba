namespace TransferScheme.EventStore;

/// <summary>A recorded fact with its place in its stream and in the store, and its metadata.</summary>
public interface IEvent
{
    /// <summary>Unique for each event; time-ordered.</summary>
    Guid Id { get; set; }

    /// <summary>Position in the stream, from 1; 0 until it is known.</summary>
    long Version { get; set; }

    /// <summary>Position in the whole store; 0 until it is known. Numbers may have gaps.</summary>
    long Sequence { get; set; }

    /// <summary>The fact itself.</summary>
    object Data { get; }

    /// <summary>The stream, with <see cref="StreamIdentity.AsGuid"/>.</summary>
    Guid StreamId { get; set; }

    /// <summary>The stream, with <see cref="StreamIdentity.AsString"/>.</summary>
    string? StreamKey { get; set; }

    /// <summary>When it was recorded, by the <c>TimeProvider</c> of the store; whole microseconds.</summary>
    DateTimeOffset Timestamp { get; set; }

    /// <summary>The CLR type of <see cref="Data"/>.</summary>
    Type EventType { get; }

    /// <summary>The stored name of the type, such as <c>parcel_sent</c>.</summary>
    string EventTypeName { get; set; }

    /// <summary>The stored CLR name: full type name and assembly, without version.</summary>
    string DotNetTypeName { get; set; }

    /// <summary>What all events of one conversation share.</summary>
    string? CorrelationId { get; set; }

    /// <summary>What led to this event.</summary>
    string? CausationId { get; set; }

    /// <summary>Who did it: <c>LastModifiedBy</c> of the session.</summary>
    string? UserName { get; set; }

    /// <summary>Further metadata; whole numbers are read back as <c>long</c>.</summary>
    Dictionary<string, object>? Headers { get; set; }

    /// <summary>One header, or null when there is none of that name.</summary>
    object? GetHeader(string key);

    /// <summary>Sets one header; it is stored when the event is not stored yet.</summary>
    void SetHeader(string key, object value);

    /// <summary>Whether its stream was archived.</summary>
    bool IsArchived { get; set; }

    /// <summary>Always <c>*DEFAULT*</c>: there is no tenancy.</summary>
    string TenantId { get; set; }
}

/// <summary>An event whose data is a <typeparamref name="T"/>; every event handed out is one.</summary>
public interface IEvent<out T> : IEvent
    where T : notnull
{
    /// <summary>The fact itself.</summary>
    new T Data { get; }
}
