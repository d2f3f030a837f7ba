using System.Reflection;
using MassTransit;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Broker;
using TransferScheme.Platform.Parking;

namespace TransferScheme.Platform.Messaging;

/// <summary>
/// How the bus is set up: an endpoint for every handler of the process. MassTransit is named nowhere outside this folder.
/// </summary>
/// <param name="link">The broker.</param>
/// <param name="handlers">Every handler of this process.</param>
/// <param name="deliveries">Hands messages to handlers.</param>
/// <param name="letters">Takes messages that cannot be read.</param>
/// <param name="logs">For the bus' own log.</param>
public sealed class BusSettings(
    BrokerLink link, IEnumerable<HandlerRegistration> handlers, Deliveries deliveries, DeadLetters letters, ILoggerFactory logs)
{
    /// <summary>Makes a bus, which is not started yet.</summary>
    internal IBusControl Create()
    {
        LogContext.ConfigureCurrentLogContext(logs);
        return Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            // A consumer that is cut off without a word gives its queue up within seconds, not minutes.
            rabbit.Host(link.Address, host => host.Heartbeat(TimeSpan.FromSeconds(5)));
            foreach (var handler in handlers)
            {
                rabbit.ReceiveEndpoint(handler.Queue, endpoint => Configure(endpoint, handler));
            }
        });
    }

    void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, HandlerRegistration handler)
    {
        foreach (var (name, value) in BrokerTopology.QueueArguments)
        {
            endpoint.SetQueueArgument(name, value);
        }

        // One message at a time, in order; a failing one is parked by the consumer and never moved by the bus.
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.PrefetchCount = 32;
        endpoint.PublishFaults = false;
        var unreadable = new UnreadableFilter(handler.Queue, letters);
        endpoint.ConfigureError(pipe => pipe.UseFilter(unreadable));
        endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter(unreadable));
        typeof(BusSettings).GetMethod(nameof(Consume), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(handler.Message).Invoke(this, [endpoint, handler]);
    }

    void Consume<TMessage>(IRabbitMqReceiveEndpointConfigurator endpoint, HandlerRegistration handler)
        where TMessage : class =>
        endpoint.Handler<TMessage>(context => deliveries.DeliverAsync(
            handler, context.MessageId ?? throw new UnreadableException("It has no id."), context.Message, context.CancellationToken));
}
