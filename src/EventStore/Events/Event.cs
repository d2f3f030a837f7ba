namespace TransferScheme.EventStore;

/// <summary>The one implementation of <see cref="IEvent{T}"/>; tests of projections make their own.</summary>
public class Event<T>(T data) : IEvent<T>
    where T : notnull
{
    /// <inheritdoc cref="IEvent{T}.Data"/>
    public T Data { get; } = data;

    object IEvent.Data => Data;

    /// <inheritdoc/>
    public Guid Id { get; set; }

    /// <inheritdoc/>
    public long Version { get; set; }

    /// <inheritdoc/>
    public long Sequence { get; set; }

    /// <inheritdoc/>
    public Guid StreamId { get; set; }

    /// <inheritdoc/>
    public string? StreamKey { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset Timestamp { get; set; }

    /// <inheritdoc/>
    public Type EventType => typeof(T);

    /// <inheritdoc/>
    public string EventTypeName { get; set; } = "";

    /// <inheritdoc/>
    public string DotNetTypeName { get; set; } = "";

    /// <inheritdoc/>
    public string? CorrelationId { get; set; }

    /// <inheritdoc/>
    public string? CausationId { get; set; }

    /// <inheritdoc/>
    public string? UserName { get; set; }

    /// <inheritdoc/>
    public Dictionary<string, object>? Headers { get; set; }

    /// <inheritdoc/>
    public bool IsArchived { get; set; }

    /// <inheritdoc/>
    public string TenantId { get; set; } = "*DEFAULT*";

    /// <inheritdoc/>
    public object? GetHeader(string key) => Headers?.GetValueOrDefault(key);

    /// <inheritdoc/>
    public void SetHeader(string key, object value) => (Headers ??= [])[key] = value;
}
