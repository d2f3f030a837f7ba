using TransferScheme.Platform.Messaging;

namespace TransferScheme.Dashboards.Keeping;

/// <summary>Keeps a message as it came, as an event of this service: figures can be made anew from the kept messages at any time.</summary>
/// <param name="streamOf">Tells the stream.</param>
sealed class Keep<TMessage>(StreamOf<TMessage> streamOf) : IHandle<TMessage>
    where TMessage : class
{
    public Task Handle(TMessage message, IDocumentSession session, CancellationToken ct)
    {
        session.Events.Append(streamOf.Id(message), message);
        return Task.CompletedTask;
    }
}

/// <summary>The stream that a kept message belongs to: the one its sender recorded it in.</summary>
/// <param name="Id">Reads the stream's identifier from the message.</param>
sealed record StreamOf<TMessage>(Func<TMessage, Guid> Id)
    where TMessage : class;
