namespace TransferScheme.Allocation;

/// <summary>The event store of the Allocation service, in the schema <c>allocation</c>.</summary>
public interface IAllocationStore : IDocumentStore;
