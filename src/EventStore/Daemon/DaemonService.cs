using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore;

/// <summary>The hosted daemon of a store.</summary>
sealed class DaemonService<T>(StoreCore core, DaemonMode mode, ILogger logger)
    : IHostedService, IProjectionCoordinator<T>, IDisposable
    where T : class, IDocumentStore
{
    /// <summary>Who runs the shards of the store.</summary>
    public DaemonMode Mode => mode;

    /// <summary>The daemon itself.</summary>
    public ProjectionDaemon Daemon { get; } = new(core, mode, logger);

    public Task StartAsync(CancellationToken cancellationToken) => Daemon.StartAllAsync();

    // A silent server must not hold up the process: what is not stopped by then ends with it, and its pages are rolled back.
    public async Task StopAsync(CancellationToken cancellationToken) =>
        await Daemon.StopAllAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public IProjectionDaemon DaemonForMainDatabase() => Daemon;

    public void Dispose() => Daemon.Dispose();

    public Task PauseAsync() => Daemon.PauseAsync();

    public Task ResumeAsync() => Daemon.StartAllAsync();
}
