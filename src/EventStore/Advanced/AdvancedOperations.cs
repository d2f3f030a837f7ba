namespace TransferScheme.EventStore;

/// <summary>Progress, statistics, masking and reset of a store.</summary>
public class AdvancedOperations
{
    private readonly StoreCore _core;

    internal AdvancedOperations(StoreCore core) => _core = core;

    /// <summary>Every row of progress, <c>HighWaterMark</c> included.</summary>
    public Task<IReadOnlyList<ShardState>> AllProjectionProgress(string? tenantId = null, CancellationToken token = default) =>
        throw new NotSupportedException();

    /// <summary>The last sequence number a shard has done; 0 when it has not started.</summary>
    public Task<long> ProjectionProgressFor(ShardName name, string? tenantId = null, CancellationToken token = default) =>
        throw new NotSupportedException();

    /// <summary>Counts of events and streams, and the last sequence number drawn.</summary>
    public Task<EventStoreStatistics> FetchEventStoreStatistics(string? tenantId = null, CancellationToken token = default) =>
        throw new NotSupportedException();

    /// <summary>Empties every table of the store; for tests only.</summary>
    public Task ResetAllData(CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Rewrites the stored data of events that have a masking rule.</summary>
    public Task ApplyEventDataMasking(Action<IEventDataMasking> configure, CancellationToken token = default) =>
        throw new NotSupportedException(_core.Schema);
}
