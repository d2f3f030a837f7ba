using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Allocation;
using TransferScheme.Referrals;
using TransferScheme.Refusals;

namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>Real stores that are never opened: their sessions make events of facts as they always do, and nothing is saved there.</summary>
static class Wrapping
{
    static readonly ServiceProvider Stores = Registered();

    /// <summary>A session of a service's store.</summary>
    internal static IDocumentSession Session(Type store) => ((IDocumentStore)Stores.GetRequiredService(store)).LightweightSession();

    static ServiceProvider Registered()
    {
        var services = new ServiceCollection();
        services.AddMartenStore<IReferralStore>(Nowhere);
        services.AddMartenStore<IAllocationStore>(Nowhere);
        services.AddMartenStore<IRefusalStore>(Nowhere);
        return services.BuildServiceProvider();

        static void Nowhere(StoreOptions options) => options.Connection("Host=nowhere.invalid");
    }
}
