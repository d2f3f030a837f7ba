namespace TransferScheme.EventStore;

/// <summary>The statements that append.</summary>
internal sealed class AppendSql(StoreCore core)
{
    public StoreCore Core => core;
}
