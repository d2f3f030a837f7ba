using RabbitMQ.Client;

namespace TransferScheme.Platform.Broker;

/// <summary>
/// The messages that the broker gave up delivering, and those that could not be read. They wait for a person, who sees what they
/// are but not what they say, and sends them back to the queue that they came from.
/// </summary>
/// <param name="link">The broker.</param>
public sealed class DeadLetters(BrokerLink link)
{
    /// <summary>Name of their queue, and of the exchange that every other queue sends them to.</summary>
    public const string Queue = "scheme-dead-letters";

    const int MostLooked = 10_000;
    const int MostListed = 1_000;

    /// <summary>
    /// Arguments of their queue. Whoever lists them takes them and gives them back, which counts as a delivery: the limit is beyond
    /// reach, and not left to the broker, whose own would lose them after a few looks.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Arguments { get; } = new Dictionary<string, object?>
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = 1_000_000,
        ["x-dead-letter-exchange"] = Queue,
    };

    /// <summary>How many there are.</summary>
    /// <param name="ct">Cancels the look.</param>
    public async Task<uint> CountAsync(CancellationToken ct)
    {
        await using var broker = await link.OpenAsync("dead-letters", ct);
        await using var channel = await broker.CreateChannelAsync(cancellationToken: ct);
        return (await channel.QueueDeclarePassiveAsync(Queue, ct)).MessageCount;
    }

    /// <summary>Those of one service's queues, the oldest first, at most 1,000.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="ct">Cancels the look.</param>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string service, CancellationToken ct)
    {
        await using var broker = await link.OpenAsync("dead-letters", ct);
        await using var channel = await broker.CreateChannelAsync(cancellationToken: ct);
        return [.. (await TakeAsync(channel, service, ct)).Select(taken => taken.Letter).Take(MostListed)];
    }

    /// <summary>Sends letters back to the queues that they came from. Each leaves the dead letters only once it is there.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="ids">Ids of letters; none for all.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <returns>How many were sent.</returns>
    public async Task<int> ReplayAsync(string service, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await using var broker = await link.OpenAsync("dead-letters", ct);
        await using var channel = await broker.CreateChannelAsync(new CreateChannelOptions(true, true), ct);
        var chosen = (await TakeAsync(channel, service, ct)).Where(taken => ids.Count == 0 || ids.Contains(taken.Letter.Id)).ToList();
        foreach (var (letter, taken) in chosen)
        {
            await SendAsync(channel, letter.Queue, Death.Without(taken.BasicProperties), taken.Body, ct);
            await channel.BasicAckAsync(taken.DeliveryTag, false, ct);
        }

        return chosen.Count;
    }

    /// <summary>Adds a message that nobody can do anything with. Returns once the broker has it.</summary>
    /// <param name="queue">The queue that it came by.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="body">Its body, as it came.</param>
    /// <param name="reason">Why, without anything that it says.</param>
    /// <param name="ct">Cancels the wait.</param>
    public async Task AddAsync(
        string queue, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body, string reason, CancellationToken ct)
    {
        await using var broker = await link.OpenAsync("dead-letters", ct);
        await using var channel = await broker.CreateChannelAsync(new CreateChannelOptions(true, true), ct);
        await SendAsync(channel, Queue, Death.With(properties, queue, reason), body, ct);
    }

    // What is not acknowledged goes back to its place when the channel closes.
    static async Task<IReadOnlyList<(DeadLetter Letter, BasicGetResult Taken)>> TakeAsync(
        IChannel channel, string service, CancellationToken ct)
    {
        var found = new List<(DeadLetter, BasicGetResult)>();
        for (var i = 0; i < MostLooked && await channel.BasicGetAsync(Queue, false, ct) is { } taken; i++)
        {
            if (Death.Read(taken) is var letter && letter.Queue.StartsWith($"{service.Replace('_', '-')}-", StringComparison.Ordinal))
            {
                found.Add((letter, taken));
            }
        }

        return found;
    }

    // Mandatory: a queue that is no longer there is an error, and the letter stays.
    static ValueTask SendAsync(
        IChannel channel, string queue, BasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken ct) =>
        channel.BasicPublishAsync("", queue, true, properties, body, ct);
}
