namespace TransferScheme.EventStore;

/// <summary>How much a store holds.</summary>
public class EventStoreStatistics
{
    /// <summary>Events, archived ones included.</summary>
    public long EventCount { get; set; }

    /// <summary>Streams, archived ones included.</summary>
    public long StreamCount { get; set; }

    /// <summary>The last sequence number drawn, whether its event was committed or not.</summary>
    public long EventSequenceNumber { get; set; }
}
