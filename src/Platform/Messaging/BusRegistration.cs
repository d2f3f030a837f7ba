using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Broker;
using TransferScheme.Platform.Parking;

namespace TransferScheme.Platform.Messaging;

/// <summary>Registers the bus of a process and what surrounds it.</summary>
public static class BusRegistration
{
    /// <summary>Registers the topology, the retry of parked messages, and the bus with an endpoint for every handler registered.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddBus(this IServiceCollection services)
    {
        services.AddSingleton<BrokerLink>().AddSingleton<PublisherMarks>().AddSingleton<DeadLetters>().AddSingleton<Deliveries>();
        services.AddSingleton<BrokerTopology>().AddHostedService(provider => provider.GetRequiredService<BrokerTopology>());
        services.AddSingleton<ParkedMessages>().AddHostedService(provider => provider.GetRequiredService<ParkedMessages>());
        services.AddSingleton<Outgoing>();
        services.AddSingleton(provider => new Lazy<Outgoing>(provider.GetRequiredService<Outgoing>));

        // Last to start and first to stop.
        services.AddSingleton<BusSettings>();
        return services.AddSingleton<SchemeBus>().AddHostedService(provider => provider.GetRequiredService<SchemeBus>());
    }
}
