using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using TransferScheme.Contracts;

namespace TransferScheme.Platform.Messaging;

/// <summary>
/// Declares every queue and binding of the scheme before anything is published, whichever services run here: a message
/// published before its subscriber's queue exists would be lost without an error. Names and arguments are those that the bus
/// declares for its own endpoints.
/// </summary>
/// <param name="configuration">Address of the broker.</param>
/// <param name="log">Tells of a broker that cannot be reached.</param>
public sealed partial class BrokerTopology(IConfiguration configuration, ILogger<BrokerTopology> log) : BackgroundService
{
    /// <summary>Where the broker puts what it could not deliver after <see cref="QueueArguments"/>' limit.</summary>
    public const string DeadLetters = "scheme-dead-letters";

    static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    readonly TaskCompletionSource _declared = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Arguments of every queue: replicated, one consumer at a time so that order holds, bounded deliveries, nothing dropped.</summary>
    public static IReadOnlyDictionary<string, object?> QueueArguments { get; } = new Dictionary<string, object?>
    {
        ["x-queue-type"] = "quorum",
        ["x-single-active-consumer"] = true,
        ["x-delivery-limit"] = 100,
        ["x-dead-letter-exchange"] = DeadLetters,
    };

    /// <summary>Completes once every queue was declared.</summary>
    public Task Declared => _declared.Task;

    /// <summary>Name of the exchange that a message type is published to.</summary>
    /// <param name="message">The message type.</param>
    public static string ExchangeOf(Type message) => $"{message.Namespace}:{message.Name}";

    /// <summary>How many messages the broker gave up delivering, such as ones that cannot be read. They wait for a person.</summary>
    /// <param name="ct">Cancels the look.</param>
    public async Task<uint> DeadLettersAsync(CancellationToken ct)
    {
        var factory = new ConnectionFactory { Uri = BusSettings.Address(configuration), ClientProvidedName = "dead-letters" };
        await using var connection = await factory.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        return (await channel.QueueDeclarePassiveAsync(DeadLetters, ct)).MessageCount;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DeclareAsync(stoppingToken);
                _declared.TrySetResult();
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                NotDeclared(log, exception);
                await Task.Delay(RetryDelay, stoppingToken);
            }
        }
    }

    async Task DeclareAsync(CancellationToken ct)
    {
        var factory = new ConnectionFactory { Uri = BusSettings.Address(configuration), ClientProvidedName = "topology" };
        await using var connection = await factory.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.ExchangeDeclareAsync(DeadLetters, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await channel.QueueDeclareAsync(DeadLetters, true, false, false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
        await channel.QueueBindAsync(DeadLetters, DeadLetters, "", cancellationToken: ct);
        foreach (var (queue, message) in Topology.Subscriptions)
        {
            var published = ExchangeOf(message);
            await channel.ExchangeDeclareAsync(published, ExchangeType.Fanout, durable: true, cancellationToken: ct);
            await channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true, cancellationToken: ct);
            await channel.ExchangeBindAsync(queue, published, "", cancellationToken: ct);
            await channel.QueueDeclareAsync(queue, true, false, false, QueueArguments.ToDictionary(), cancellationToken: ct);
            await channel.QueueBindAsync(queue, queue, "", cancellationToken: ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker's queues could not be declared yet")]
    private static partial void NotDeclared(ILogger log, Exception exception);
}
