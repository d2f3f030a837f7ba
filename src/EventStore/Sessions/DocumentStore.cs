using System.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TransferScheme.EventStore;

/// <summary>A store; each marker interface has a class derived from it.</summary>
class DocumentStore(StoreOptions options) : IDocumentStore
{
    AdvancedOperations? _advanced;

    public StoreCore Core { get; } = new(options);

    public AdvancedOperations Advanced => _advanced ??= new AdvancedOperations(Core);

    public IMartenStorage Storage => Core.Tables;

    public IDocumentSession LightweightSession(IsolationLevel isolationLevel = IsolationLevel.ReadCommitted) =>
        new DocumentSession(Core, new SessionConnection(Core, isolationLevel));

    public IQuerySession QuerySession() => new DocumentSession(Core, new SessionConnection(Core, IsolationLevel.ReadCommitted));

    public ValueTask<IProjectionDaemon> BuildProjectionDaemonAsync(string? tenantIdOrDatabaseIdentifier = null, ILogger? logger = null) =>
        ValueTask.FromResult<IProjectionDaemon>(new ProjectionDaemon(Core, DaemonMode.Solo, logger ?? NullLogger.Instance));

    public void Dispose() => Core.Dispose();

    public ValueTask DisposeAsync() => Core.DisposeAsync();
}
