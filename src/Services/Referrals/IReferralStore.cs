namespace TransferScheme.Referrals;

/// <summary>The event store of the Referrals service, in the schema <c>referrals</c>.</summary>
public interface IReferralStore : IDocumentStore;
