namespace TransferScheme.EventStore;

/// <summary>Creates and checks the tables of a store.</summary>
internal sealed class SchemaKeeper(StoreCore core) : IMartenStorage, IMartenDatabase
{
    public IMartenDatabase Database => this;

    public ValueTask EnsureAsync(CancellationToken token) => throw new NotSupportedException(core.Schema);

    public Task ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate? @override = null) => throw new NotSupportedException();

    public Task AssertDatabaseMatchesConfigurationAsync(CancellationToken ct = default) => throw new NotSupportedException();
}
