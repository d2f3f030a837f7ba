using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TransferScheme.Platform.Messaging;

/// <summary>Sets up the one bus of a process. MassTransit is named nowhere outside this folder.</summary>
public static class BusSettings
{
    /// <summary>Registers the bus with an endpoint for every handler registered so far, the topology and the retry of parked messages.</summary>
    /// <param name="services">The host's services, with all handlers registered.</param>
    public static IServiceCollection AddBus(this IServiceCollection services)
    {
        services.AddSingleton<BrokerTopology>().AddHostedService(provider => provider.GetRequiredService<BrokerTopology>());
        services.AddSingleton<Outgoing>().AddSingleton<BrokerHealth>();
        services.AddSingleton(provider => new Lazy<Outgoing>(provider.GetRequiredService<Outgoing>));
        services.AddSingleton<ParkedMessages>().AddHostedService(provider => provider.GetRequiredService<ParkedMessages>());
        services.AddMassTransit(bus =>
        {
            // The library would otherwise report to its maker over the network.
            bus.DisableUsageTelemetry();
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(Address(context.GetRequiredService<IConfiguration>()));
                foreach (var handler in context.GetServices<HandlerRegistration>())
                {
                    rabbit.ReceiveEndpoint(handler.Queue, endpoint => Configure(endpoint, handler, context));
                }
            });
        });
        return services.Configure<MassTransitHostOptions>(options => options.StopTimeout = TimeSpan.FromSeconds(10));
    }

    internal static Uri Address(IConfiguration configuration) =>
        new(configuration["RabbitMq:Uri"] ?? throw new InvalidOperationException("Set RabbitMq:Uri to the broker's address, amqp://user:password@host:port/."));

    static void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, HandlerRegistration handler, IServiceProvider services)
    {
        foreach (var (name, value) in BrokerTopology.QueueArguments)
        {
            endpoint.SetQueueArgument(name, value);
        }

        // One message at a time, in order; a failing one is parked by the consumer and never moved by the bus.
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.PrefetchCount = 32;
        endpoint.RethrowFaultedMessages();
        endpoint.PublishFaults = false;
        typeof(BusSettings).GetMethod(nameof(Consume), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(handler.Message).Invoke(null, [endpoint, handler, services]);
    }

    static void Consume<TMessage>(IRabbitMqReceiveEndpointConfigurator endpoint, HandlerRegistration handler, IServiceProvider services)
        where TMessage : class =>
        endpoint.Handler<TMessage>(context => services.GetRequiredService<ParkedMessages>().DeliverAsync(
            handler, context.MessageId ?? throw new InvalidOperationException("A message without an id."), context.Message, context.CancellationToken));
}
