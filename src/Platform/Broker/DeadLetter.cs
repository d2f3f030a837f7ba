using System.Security.Cryptography;
using System.Text;
using RabbitMQ.Client;

namespace TransferScheme.Platform.Broker;

/// <summary>A message that nobody could do anything with, without what it says.</summary>
/// <param name="Id">Id of the message: that of the event it tells of. For one without, a hash of its body.</param>
/// <param name="Queue">The queue that it came by.</param>
/// <param name="Reason">Why it is here: <c>delivery_limit</c>, or what made it unreadable.</param>
/// <param name="Count">How often it came here from that queue.</param>
/// <param name="At">When it came here; null when the broker did not say.</param>
public sealed record DeadLetter(string Id, string Queue, string Reason, long Count, DateTimeOffset? At);

/// <summary>
/// The headers that tell why a message is a dead letter: the broker's <c>x-death</c>, and ours for messages that we put there
/// ourselves, since a broker may not take <c>x-death</c> from others.
/// </summary>
static class Death
{
    const string OurQueue = "scheme-queue";
    const string OurReason = "scheme-reason";
    const string OurTime = "scheme-time";

    internal static DeadLetter Read(BasicGetResult taken)
    {
        var headers = taken.BasicProperties.Headers ?? new Dictionary<string, object?>();
        var id = Guid.TryParse(taken.BasicProperties.MessageId, out var told) ? told.ToString() : Hash(taken.Body.Span);
        return headers.ContainsKey(OurQueue)
            ? new DeadLetter(id, Text(headers, OurQueue), Text(headers, OurReason), 1, Time(headers, OurTime))
            : Of(id, headers.TryGetValue("x-death", out var deaths) && deaths is IList<object?> { Count: > 0 } list ? list[0] : null);
    }

    internal static BasicProperties With(IReadOnlyBasicProperties properties, string queue, string reason)
    {
        var marked = Without(properties);
        marked.Headers![OurQueue] = queue;
        marked.Headers[OurReason] = reason;
        marked.Headers[OurTime] = new AmqpTimestamp(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        return marked;
    }

    internal static BasicProperties Without(IReadOnlyBasicProperties properties) => new(properties)
    {
        Headers = (properties.Headers ?? new Dictionary<string, object?>())
            .Where(h => h.Key is not (OurQueue or OurReason or OurTime) && !h.Key.StartsWith("x-", StringComparison.Ordinal))
            .ToDictionary(h => h.Key, h => h.Value),
        Persistent = true,
    };

    static DeadLetter Of(string id, object? last)
    {
        var death = last as IDictionary<string, object?> ?? new Dictionary<string, object?>();
        return new DeadLetter(
            id, Text(death, "queue"), Text(death, "reason"), death.TryGetValue("count", out var count) && count is long times ? times : 1,
            Time(death, "time"));
    }

    static string Text(IDictionary<string, object?> table, string name) =>
        table.TryGetValue(name, out var value) && value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : "";

    static DateTimeOffset? Time(IDictionary<string, object?> table, string name) =>
        table.TryGetValue(name, out var value) && value is AmqpTimestamp time ? DateTimeOffset.FromUnixTimeSeconds(time.UnixTime) : null;

    static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body)[..16]);
}
