using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;

namespace TransferScheme.Platform.Broker;

/// <summary>Connections to the broker beside those of the bus: for what concerns the queues themselves.</summary>
/// <param name="configuration">The settings.</param>
public sealed class BrokerLink(IConfiguration configuration)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Where the broker is: <c>RabbitMq:Uri</c>.</summary>
    public Uri Address { get; } = new(
        configuration["RabbitMq:Uri"]
        ?? throw new InvalidOperationException("Set RabbitMq:Uri to the broker's address, amqp://user:password@host:port/."));

    /// <summary>Opens a connection that notices within seconds when the broker is gone, and then stays closed.</summary>
    /// <param name="purpose">What it is for, as the broker's own lists show it.</param>
    /// <param name="ct">Cancels the opening.</param>
    public Task<IConnection> OpenAsync(string purpose, CancellationToken ct) => new ConnectionFactory
    {
        Uri = Address,
        ClientProvidedName = purpose,
        AutomaticRecoveryEnabled = false,
        RequestedHeartbeat = Patience,
        RequestedConnectionTimeout = Patience,
        ContinuationTimeout = Patience * 2,
    }.CreateConnectionAsync(ct).WaitAsync(ct);
}
