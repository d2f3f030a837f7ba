using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using TransferScheme.Contracts;

namespace TransferScheme.Platform.Broker;

/// <summary>
/// Declares every queue and binding of the scheme before anything is published, whichever services run here: a message
/// published before its subscriber's queue exists would be lost without an error. It does so again whenever the broker comes
/// back, because it may come back empty. Names and arguments are those that the bus declares for its own endpoints.
/// </summary>
/// <param name="link">The broker.</param>
/// <param name="marks">Has the publishers begin anew with a broker that they do not know.</param>
/// <param name="log">Tells of a broker that cannot be reached.</param>
public sealed partial class BrokerTopology(BrokerLink link, PublisherMarks marks, ILogger<BrokerTopology> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    readonly TaskCompletionSource _declared = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Arguments of every queue: replicated, one consumer at a time so that order holds, bounded deliveries, nothing dropped.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> QueueArguments { get; } = new Dictionary<string, object?>
    {
        ["x-queue-type"] = "quorum",
        ["x-single-active-consumer"] = true,
        ["x-delivery-limit"] = 100,
        ["x-dead-letter-exchange"] = DeadLetters.Queue,
    };

    /// <summary>Whether the broker is there now, with all queues.</summary>
    public bool IsReached { get; private set; }

    /// <summary>Completes once every queue was declared.</summary>
    public Task Declared => _declared.Task;

    /// <summary>Name of the exchange that a message type is published to.</summary>
    /// <param name="message">The message type.</param>
    public static string ExchangeOf(Type message) => $"{message.Namespace}:{message.Name}";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                NotReached(log, exception);
            }
            finally
            {
                IsReached = false;
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    // As long as the connection lasts it is the same broker with the same queues; on the next one nothing is taken for granted.
    async Task FollowAsync(CancellationToken ct)
    {
        await using var broker = await link.OpenAsync("topology", ct);
        await using (var channel = await broker.CreateChannelAsync(cancellationToken: ct))
        {
            await DeclareAsync(channel, ct);
        }

        while (broker.IsOpen)
        {
            await marks.KeepAsync(broker, ct);
            _declared.TrySetResult();
            IsReached = true;
            await Task.Delay(Pause, ct);
        }
    }

    static async Task DeclareAsync(IChannel channel, CancellationToken ct)
    {
        await channel.ExchangeDeclareAsync(DeadLetters.Queue, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await channel.QueueDeclareAsync(DeadLetters.Queue, true, false, false, DeadLetters.Arguments.ToDictionary(), cancellationToken: ct);
        await channel.QueueBindAsync(DeadLetters.Queue, DeadLetters.Queue, "", cancellationToken: ct);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker cannot be reached, or its queues not be declared")]
    private static partial void NotReached(ILogger log, Exception exception);
}
