using Microsoft.Extensions.Hosting;

namespace TransferScheme.EventStore;

/// <summary>Creates what is missing before any hosted service starts, in whatever order they were registered.</summary>
/// <typeparam name="T">The store's marker interface: hosted services of one type would count once for all stores.</typeparam>
sealed class SchemaAtStart<T>(T store) : IHostedLifecycleService
    where T : class, IDocumentStore
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
