using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore;

/// <summary>Runs asynchronous projections and subscriptions of one store.</summary>
internal sealed class ProjectionDaemon(StoreCore core, ILogger logger) : IProjectionDaemon
{
    public StoreCore Core => core;

    public ILogger Logger => logger;

    public Task RebuildProjectionAsync<TView>(CancellationToken token) => throw new NotSupportedException();

    public Task RebuildProjectionAsync(string projectionName, CancellationToken token) => throw new NotSupportedException();

    public Task StartAllAsync() => Task.CompletedTask;

    public Task StopAllAsync() => Task.CompletedTask;

    public Task WaitForNonStaleData(TimeSpan timeout) => throw new NotSupportedException();

    public bool HasAnyPaused() => false;

    public long HighWaterMark() => 0;

    public void Dispose()
    {
    }
}
