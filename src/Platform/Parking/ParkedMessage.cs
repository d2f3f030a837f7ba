namespace TransferScheme.Platform.Parking;

/// <summary>A message that a handler could not do. It is tried again when due; without a due time it waits for a person.</summary>
/// <param name="Id">Queue and message id.</param>
/// <param name="Queue">The handler's queue.</param>
/// <param name="MessageId">The message: the id of the event it tells of.</param>
/// <param name="Message">Type of the message, without namespace.</param>
/// <param name="Body">The message, which holds no personal data.</param>
/// <param name="Reason">Why the handler failed, the last time.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="ParkedAt">When it was first parked, real time.</param>
/// <param name="DueAt">When it is tried again, real time; null when the attempts are used up.</param>
public sealed record ParkedMessage(
    string Id, string Queue, Guid MessageId, string Message, string Body, string Reason, int Attempts,
    DateTimeOffset ParkedAt, DateTimeOffset? DueAt)
{
    static readonly TimeSpan[] LaterTries =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4),
    ];

    /// <summary>The same message after one more failed try.</summary>
    /// <param name="failure">Why it failed.</param>
    internal ParkedMessage After(Exception failure) => this with
    {
        Attempts = Attempts + 1,
        Reason = $"{failure.GetType().Name}: {failure.Message}",
        DueAt = failure is NoHandlerException || Attempts >= LaterTries.Length ? null
            : TimeProvider.System.GetUtcNow() + LaterTries[Attempts],
    };
}

/// <summary>The handler of a parked message was taken out of the service: it can only wait for a person.</summary>
/// <param name="queue">The queue.</param>
sealed class NoHandlerException(string queue) : Exception($"No handler has the queue {queue} any more.");
