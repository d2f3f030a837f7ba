namespace TransferScheme.EventStore;

/// <summary>Something that is given every event once it is committed, in order, and keeps its place.</summary>
public interface ISubscription
{
    /// <summary>Handles one page; what it writes to <paramref name="operations"/> commits together with its progress.</summary>
    Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations,
        CancellationToken cancellationToken);
}

/// <summary>Settings of a subscription.</summary>
public interface ISubscriptionOptions
{
    /// <summary>How it runs in the daemon.</summary>
    AsyncOptions Options { get; }
}

/// <summary>The shard that calls a subscription; it is named in the signature and offers nothing.</summary>
public interface ISubscriptionController;

/// <summary>What a subscription returns; it is named in the signature and offers nothing.</summary>
public interface IChangeListener;

/// <summary>What <see cref="ISubscription.ProcessEventsAsync"/> returns.</summary>
public class NullChangeListener : IChangeListener
{
    NullChangeListener()
    {
    }

    /// <summary>The only one.</summary>
    public static IChangeListener Instance { get; } = new NullChangeListener();
}

/// <summary>A page of events: those that the subscription names, of a range of sequence numbers.</summary>
public class EventRange
{
    internal EventRange(long sequenceFloor, long sequenceCeiling, List<IEvent> events)
    {
        SequenceFloor = sequenceFloor;
        SequenceCeiling = sequenceCeiling;
        Events = events;
    }

    /// <summary>The sequence number before the range.</summary>
    public long SequenceFloor { get; }

    /// <summary>The last sequence number of the range.</summary>
    public long SequenceCeiling { get; }

    /// <summary>The events, in order; there may be none.</summary>
    public List<IEvent> Events { get; set; }
}
