namespace TransferScheme.EventStore;

/// <summary>The projections and subscriptions of a store, and how the daemon runs them.</summary>
public class ProjectionOptions
{
    readonly List<ProjectionRegistration> _projections = [];
    readonly List<SubscriptionRegistration> _subscriptions = [];

    internal ProjectionOptions()
    {
    }

    /// <summary>Whether the daemon may skip what fails; all must be false.</summary>
    public ErrorHandlingOptions Errors { get; } = new();

    /// <summary>How long the daemon waits for new events while there is work.</summary>
    public TimeSpan FastPollingTime { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long the daemon waits for new events when there was nothing to do.</summary>
    public TimeSpan SlowPollingTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Kept for the swap to Marten: here a gap is decided by transaction visibility, not by time.</summary>
    public TimeSpan StaleSequenceThreshold { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a node asks for leadership, in milliseconds.</summary>
    public int LeadershipPollingTime { get; set; } = 5000;

    /// <summary>Sets the locks of this store apart from other uses of advisory locks in the database.</summary>
    public int DaemonLockId { get; set; } = 4444;

    internal IReadOnlyList<ProjectionRegistration> Projections => _projections;

    internal IReadOnlyList<SubscriptionRegistration> Subscriptions => _subscriptions;

    /// <summary>Registers a projection class.</summary>
    public void Add<TProjection>(ProjectionLifecycle lifecycle, Action<AsyncOptions>? asyncConfiguration = null)
        where TProjection : ProjectionBase, new() =>
        Add(new TProjection(), lifecycle, asyncConfiguration);

    /// <summary>Registers a projection.</summary>
    public void Add(ProjectionBase source, ProjectionLifecycle lifecycle, Action<AsyncOptions>? asyncConfiguration = null)
    {
        asyncConfiguration?.Invoke(source.Options);
        _projections.Add(new ProjectionRegistration(source, lifecycle));
    }

    /// <summary>Registers a subscription.</summary>
    public void Subscribe(ISubscription subscription, Action<ISubscriptionOptions>? configure = null)
    {
        if (subscription is not SubscriptionBase source)
        {
            throw new ArgumentException(
                $"{subscription.GetType().Name} must derive from {nameof(SubscriptionBase)}.", nameof(subscription));
        }

        configure?.Invoke(source);
        _subscriptions.Add(new SubscriptionRegistration(source));
    }
}
