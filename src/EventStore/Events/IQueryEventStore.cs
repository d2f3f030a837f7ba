namespace TransferScheme.EventStore;

/// <summary>Reads of events and of the state they give. Events of archived streams are not read.</summary>
public interface IQueryEventStore
{
    /// <summary>The events of a stream in order: up to a version or time, from a version; empty when there are none.</summary>
    Task<IReadOnlyList<IEvent>> FetchStreamAsync(Guid streamId, long version = 0, DateTimeOffset? timestamp = null,
        long fromVersion = 0, CancellationToken token = default);

    /// <inheritdoc cref="FetchStreamAsync(Guid, long, DateTimeOffset?, long, CancellationToken)"/>
    Task<IReadOnlyList<IEvent>> FetchStreamAsync(string streamKey, long version = 0, DateTimeOffset? timestamp = null,
        long fromVersion = 0, CancellationToken token = default);

    /// <summary>Folds a stream: whole, to a version (null when that is beyond the stream) or to a time.</summary>
    Task<T?> AggregateStreamAsync<T>(Guid streamId, long version = 0, DateTimeOffset? timestamp = null, T? state = null,
        long fromVersion = 0, CancellationToken token = default) where T : class;

    /// <inheritdoc cref="AggregateStreamAsync{T}(Guid, long, DateTimeOffset?, T, long, CancellationToken)"/>
    Task<T?> AggregateStreamAsync<T>(string streamKey, long version = 0, DateTimeOffset? timestamp = null, T? state = null,
        long fromVersion = 0, CancellationToken token = default) where T : class;

    /// <summary>The state as it is now, whatever the projection's lifecycle; null when there is none.</summary>
    ValueTask<T?> FetchLatest<T>(Guid id, CancellationToken cancellation = default) where T : class;

    /// <inheritdoc cref="FetchLatest{T}(Guid, CancellationToken)"/>
    ValueTask<T?> FetchLatest<T>(string key, CancellationToken cancellation = default) where T : class;

    /// <summary>Version, label and times of a stream; null when it does not exist.</summary>
    Task<StreamState?> FetchStreamStateAsync(Guid streamId, CancellationToken token = default);

    /// <inheritdoc cref="FetchStreamStateAsync(Guid, CancellationToken)"/>
    Task<StreamState?> FetchStreamStateAsync(string streamKey, CancellationToken token = default);

    /// <summary>One event by its own id; null when it does not exist.</summary>
    Task<IEvent?> LoadAsync(Guid id, CancellationToken token = default);

    /// <summary>One event by its own id; null when it does not exist or is not a <typeparamref name="T"/>.</summary>
    Task<IEvent<T>?> LoadAsync<T>(Guid id, CancellationToken token = default) where T : class;
}
