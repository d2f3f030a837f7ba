namespace TransferScheme.EventStore;

/// <summary>What the store knows of a stream without reading its events.</summary>
public class StreamState
{
    /// <summary>The stream, with <see cref="StreamIdentity.AsGuid"/>.</summary>
    public Guid Id { get; set; }

    /// <summary>The stream, with <see cref="StreamIdentity.AsString"/>.</summary>
    public string? Key { get; set; }

    /// <summary>The number of its events, which is the last one's version.</summary>
    public long Version { get; set; }

    /// <summary>The state type it was started with; null when it was only appended to.</summary>
    public Type? AggregateType { get; set; }

    /// <summary>When it was last appended to, by the server's clock.</summary>
    public DateTimeOffset LastTimestamp { get; set; }

    /// <summary>When it was started, by the server's clock.</summary>
    public DateTimeOffset Created { get; set; }

    /// <summary>Whether it was archived, which is for good.</summary>
    public bool IsArchived { get; set; }
}
