namespace TransferScheme.EventStore;

/// <summary>The tables of a store.</summary>
public interface IMartenStorage
{
    /// <summary>The database they are in.</summary>
    IMartenDatabase Database { get; }

    /// <summary>Creates what is missing, under a lock: may run in several processes at once.</summary>
    Task ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate? @override = null);
}

/// <summary>The database of a store.</summary>
public interface IMartenDatabase
{
    /// <summary>Throws when a table, column, key or index that the configuration needs is missing.</summary>
    Task AssertDatabaseMatchesConfigurationAsync(CancellationToken ct = default);
}
