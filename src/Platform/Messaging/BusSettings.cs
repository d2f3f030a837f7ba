using System.Reflection;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Broker;
using TransferScheme.Platform.Parking;

namespace TransferScheme.Platform.Messaging;

/// <summary>Sets up the one bus of a process. MassTransit is named nowhere outside this folder.</summary>
public static class BusSettings
{
    // A stop of the whole process takes 14 seconds at most, of which 10 may be gone when it is the bus' turn.
    static readonly TimeSpan ConsumersEnd = TimeSpan.FromSeconds(2);
    static readonly TimeSpan BusEnds = TimeSpan.FromSeconds(4);

    /// <summary>Registers the bus with an endpoint for every handler registered so far, the topology and the retry of parked messages.</summary>
    /// <param name="services">The host's services, with all handlers registered.</param>
    public static IServiceCollection AddBus(this IServiceCollection services)
    {
        services.AddSingleton<BrokerLink>().AddSingleton<PublisherMarks>().AddSingleton<DeadLetters>();
        services.AddSingleton<BrokerTopology>().AddHostedService(provider => provider.GetRequiredService<BrokerTopology>());
        services.AddSingleton<Outgoing>().AddSingleton<BrokerHealth>();
        services.AddSingleton(provider => new Lazy<Outgoing>(provider.GetRequiredService<Outgoing>));
        services.AddSingleton<Deliveries>();
        services.AddSingleton<ParkedMessages>().AddHostedService(provider => provider.GetRequiredService<ParkedMessages>());
        services.AddMassTransit(bus =>
        {
            // The library would otherwise report to its maker over the network.
            bus.DisableUsageTelemetry();
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(context.GetRequiredService<BrokerLink>().Address);
                foreach (var handler in context.GetServices<HandlerRegistration>())
                {
                    rabbit.ReceiveEndpoint(handler.Queue, endpoint => Configure(endpoint, handler, context));
                }
            });
        });
        return services.Configure<MassTransitHostOptions>(options => (options.ConsumerStopTimeout, options.StopTimeout) = (ConsumersEnd, BusEnds));
    }

    static void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, HandlerRegistration handler, IServiceProvider services)
    {
        foreach (var (name, value) in BrokerTopology.QueueArguments)
        {
            endpoint.SetQueueArgument(name, value);
        }

        // One message at a time, in order; a failing one is parked by the consumer and never moved by the bus.
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.PrefetchCount = 32;
        endpoint.PublishFaults = false;
        var unreadable = new UnreadableFilter(handler.Queue, services.GetRequiredService<DeadLetters>());
        endpoint.ConfigureError(pipe => pipe.UseFilter(unreadable));
        endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter(unreadable));
        typeof(BusSettings).GetMethod(nameof(Consume), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(handler.Message).Invoke(null, [endpoint, handler, services]);
    }

    static void Consume<TMessage>(IRabbitMqReceiveEndpointConfigurator endpoint, HandlerRegistration handler, IServiceProvider services)
        where TMessage : class
    {
        var deliveries = services.GetRequiredService<Deliveries>();
        endpoint.Handler<TMessage>(context => deliveries.DeliverAsync(
            handler, context.MessageId ?? throw new UnreadableException("It has no id."), context.Message, context.CancellationToken));
    }
}
