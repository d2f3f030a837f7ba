namespace TransferScheme.Platform.Messaging;

/// <summary>
/// The event stream is the outbox: this subscription publishes what a service tells others, in order, one confirmed message
/// after the other. Progress moves only after the broker's confirm, so a message may come twice but is never lost.
/// </summary>
public sealed class Publisher : SubscriptionBase
{
    readonly Func<IEvent, object?> _message;
    readonly Lazy<Outgoing> _outgoing;

    /// <summary>Publishes a service's messages.</summary>
    /// <param name="service">The service's name, for the progress row.</param>
    /// <param name="message">The message for an event, made from the event alone; null when the event is nobody else's business.</param>
    /// <param name="outgoing">The bus; lazy, because stores are built before it.</param>
    public Publisher(string service, Func<IEvent, object?> message, Lazy<Outgoing> outgoing)
    {
        Name = $"{service}Publisher";
        Options.BatchSize = 50;
        _message = message;
        _outgoing = outgoing;
    }

    /// <inheritdoc/>
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var e in page.Events)
        {
            if (_message(e) is { } message)
            {
                await _outgoing.Value.PublishAsync(e.Id, message, cancellationToken);
            }
        }

        return NullChangeListener.Instance;
    }
}
