using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore;

/// <summary>The hosted daemon of a store.</summary>
internal sealed class DaemonService<T>(StoreCore core, DaemonMode mode, ILogger logger) : IHostedService, IProjectionCoordinator<T>, IDisposable
    where T : class, IDocumentStore
{
    private readonly ProjectionDaemon _daemon = new(core, logger);

    public DaemonMode Mode => mode;

    public Task StartAsync(CancellationToken cancellationToken) => _daemon.StartAllAsync();

    public Task StopAsync(CancellationToken cancellationToken) => _daemon.StopAllAsync();

    public IProjectionDaemon DaemonForMainDatabase() => _daemon;

    public void Dispose() => _daemon.Dispose();

    public Task PauseAsync() => _daemon.StopAllAsync();

    public Task ResumeAsync() => _daemon.StartAllAsync();
}
