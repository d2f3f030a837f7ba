namespace TransferScheme.EventStore;

/// <summary>How a projection or subscription runs in the daemon.</summary>
public class AsyncOptions
{
    /// <summary>Events per page, which is one transaction; a projection that is behind takes many pages in one.</summary>
    public int BatchSize { get; set; } = 500;

    internal bool FromPresent { get; private set; }

    internal long? SequenceFloor { get; private set; }

    /// <summary>A shard without progress starts behind the last event there is at its first start.</summary>
    public AsyncOptions SubscribeFromPresent(string? databaseIdentifier = null)
    {
        FromPresent = true;
        return this;
    }

    /// <summary>A shard without progress starts behind the given sequence number.</summary>
    public AsyncOptions SubscribeFromSequence(long sequenceFloor, string? databaseIdentifier = null)
    {
        SequenceFloor = sequenceFloor;
        return this;
    }
}
