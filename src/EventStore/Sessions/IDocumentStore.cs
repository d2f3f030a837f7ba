using System.Data;
using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore;

/// <summary>Events and documents of one schema. A service derives its own marker interface from it.</summary>
public interface IDocumentStore : IDisposable, IAsyncDisposable
{
    /// <summary>A session that reads and writes; nothing is written before it saves.</summary>
    IDocumentSession LightweightSession(IsolationLevel isolationLevel = IsolationLevel.ReadCommitted);

    /// <summary>A session that only reads.</summary>
    IQuerySession QuerySession();

    /// <summary>Progress, statistics, masking and reset.</summary>
    AdvancedOperations Advanced { get; }

    /// <summary>The tables.</summary>
    IMartenStorage Storage { get; }

    /// <summary>A daemon of the caller's own, for rebuilds and for catching up without a host.</summary>
    ValueTask<IProjectionDaemon> BuildProjectionDaemonAsync(string? tenantIdOrDatabaseIdentifier = null, ILogger? logger = null);
}
