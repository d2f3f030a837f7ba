namespace TransferScheme.EventStore;

/// <summary>Runs asynchronous projections and subscriptions of one store.</summary>
public interface IProjectionDaemon : IDisposable
{
    /// <summary>
    /// Makes a projection's documents anew; <typeparamref name="TView"/> is its document or itself. Runs no subscription. A shard of
    /// this daemon that is at it pauses meanwhile and then goes on.
    /// </summary>
    Task RebuildProjectionAsync<TView>(CancellationToken token);

    /// <summary>Makes a projection's documents anew, by the projection's name.</summary>
    Task RebuildProjectionAsync(string projectionName, CancellationToken token);

    /// <summary>Starts every shard.</summary>
    Task StartAllAsync();

    /// <summary>Stops every shard, each after its page.</summary>
    Task StopAllAsync();

    /// <summary>Waits until every shard has reached the last event there is at the call.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    Task WaitForNonStaleData(TimeSpan timeout);

    /// <summary>Whether a shard has stopped at an error.</summary>
    bool HasAnyPaused();

    /// <summary>The last sequence number up to which nothing is in flight.</summary>
    long HighWaterMark();
}

/// <summary>The hosted daemon of a store.</summary>
/// <typeparam name="T">The store's marker interface.</typeparam>
public interface IProjectionCoordinator<T>
    where T : class, IDocumentStore
{
    /// <summary>The daemon that runs in this process.</summary>
    IProjectionDaemon DaemonForMainDatabase();

    /// <summary>Stops every shard of this process, each after its page; no other node takes them up meanwhile.</summary>
    Task PauseAsync();

    /// <summary>Lets them go on.</summary>
    Task ResumeAsync();
}
