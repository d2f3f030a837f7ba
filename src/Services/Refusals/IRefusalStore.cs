namespace TransferScheme.Refusals;

/// <summary>The event store of the Refusals service, in the schema <c>refusals</c>.</summary>
public interface IRefusalStore : IDocumentStore;
