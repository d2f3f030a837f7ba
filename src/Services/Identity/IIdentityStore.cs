namespace TransferScheme.Identity;

/// <summary>The event store of the Identity service, in the schema <c>identity</c>.</summary>
public interface IIdentityStore : IDocumentStore;
