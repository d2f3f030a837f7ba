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

    public Task StopAsync(CancellationToken cancellationToken) => Daemon.StopAllAsync();

    public IProjectionDaemon DaemonForMainDatabase() => Daemon;

    public void Dispose() => Daemon.Dispose();

    public Task PauseAsync() => Daemon.PauseAsync();

    public Task ResumeAsync() => Daemon.StartAllAsync();
}
