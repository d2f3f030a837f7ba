namespace TransferScheme.Dashboards;

/// <summary>The event store of the Dashboards service, in the schema <c>dashboards</c>: the messages it received, as events.</summary>
public interface IDashboardStore : IDocumentStore;
