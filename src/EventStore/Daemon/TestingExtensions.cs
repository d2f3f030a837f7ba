namespace TransferScheme.EventStore;

/// <summary>Waiting for asynchronous projections and subscriptions.</summary>
public static class TestingExtensions
{
    /// <summary>Waits until every shard has reached the last event there is at the call.</summary>
    /// <exception cref="TimeoutException">It took longer, as it does when no daemon runs.</exception>
    public static Task WaitForNonStaleProjectionDataAsync(this IDocumentStore store, TimeSpan timeout) =>
        new StaleDataWait(((DocumentStore)store).Core).RunAsync(timeout);
}
