namespace TransferScheme.EventStore;

/// <summary>The base of a subscription: a name, which keeps its place, and the events it wants.</summary>
public abstract class SubscriptionBase : ISubscription, ISubscriptionOptions
{
    /// <summary>Names the subscription after its class.</summary>
    protected SubscriptionBase() => Name = GetType().Name;

    /// <summary>Keeps its place: the progress row is <c>Name:All</c>.</summary>
    public string Name { get; set; }

    /// <summary>Raising it starts anew from the beginning, in the progress row <c>Name:V2:All</c>.</summary>
    public uint Version { get; set; } = 1;

    /// <inheritdoc/>
    public AsyncOptions Options { get; } = new();

    internal EventFilter Filter { get; } = new();

    /// <summary>Wants events of this type; without any call it gets all.</summary>
    public void IncludeType<T>() => Filter.Include(typeof(T));

    /// <inheritdoc/>
    public abstract Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller,
        IDocumentOperations operations, CancellationToken cancellationToken);
}

/// <summary>A registered subscription, for the daemon.</summary>
sealed record SubscriptionRegistration(SubscriptionBase Source)
{
    public ShardName Shard { get; } = new(Source.Name, Source.Version);
}
