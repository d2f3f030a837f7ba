using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>One async projection or one subscription: what it wants, and what a page of it does.</summary>
abstract class Shard(StoreCore core, ShardName name, EventFilter filter, AsyncOptions options)
{
    /// <summary>The key of its progress row.</summary>
    public string Name => name.Identity;

    /// <summary>How it starts and how many events make a page.</summary>
    public AsyncOptions Options => options;

    /// <summary>Its place.</summary>
    public Progress Progress { get; } = new(core, name.Identity);

    /// <summary>Whether it does no harm when a crash of the server takes its last pages back, effects and progress together.</summary>
    public abstract bool CanBeRepeated { get; }

    /// <summary>Its events.</summary>
    public EventPages Pages { get; } = new(core, filter);

    /// <summary>The store.</summary>
    protected StoreCore Core => core;

    /// <summary>Does what the page asks for, all of it in the given transaction; it may go on beyond the page.</summary>
    /// <param name="page">The next events.</param>
    /// <param name="end">The last number to which it may go.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>The last number that is done now.</returns>
    public abstract Task<long> ApplyAsync(EventPage page, long end, NpgsqlTransaction transaction, CancellationToken token);

    /// <summary>The keys of the progress rows of all that a store runs in the background.</summary>
    public static string[] NamesOf(StoreCore core) =>
    [
        .. core.Projections.Where(p => p.Lifecycle == ProjectionLifecycle.Async).Select(p => p.Shard.Identity),
        .. core.Subscriptions.Select(s => s.Shard.Identity),
    ];

    /// <summary>All that a store runs in the background.</summary>
    public static List<Shard> AllOf(StoreCore core) =>
    [
        .. core.Projections.Where(p => p.Lifecycle == ProjectionLifecycle.Async).Select(p => new ProjectionShard(core, p)),
        .. core.Subscriptions.Select(s => new SubscriptionShard(core, s)),
    ];
}

/// <summary>An async projection.</summary>
sealed class ProjectionShard(StoreCore core, ProjectionRegistration registration)
    : Shard(core, registration.Shard, registration.Source.Filter, registration.Source.Options)
{
    public override bool CanBeRepeated => true;

    public override async Task<long> ApplyAsync(EventPage page, long end, NpgsqlTransaction transaction, CancellationToken token) =>
        (await new ProjectionStep(Core, registration, Pages).RunAsync(transaction, page, page.Floor, end, token)).Reached;
}
