using MassTransit;
using TransferScheme.Platform.Broker;

namespace TransferScheme.Platform.Messaging;

/// <summary>Sends messages to the broker and waits for its confirm. Only <see cref="Publisher"/> uses it.</summary>
/// <param name="bus">The bus.</param>
/// <param name="topology">Tells when every queue is there.</param>
public sealed class Outgoing(SchemeBus bus, BrokerTopology topology)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Publishes one message; returns when the broker has confirmed it.</summary>
    /// <param name="id">The message's id: that of its event.</param>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <exception cref="OperationCanceledException">The broker did not confirm in time; the caller tries again.</exception>
    public async Task PublishAsync(Guid id, object message, CancellationToken ct)
    {
        await topology.Declared.WaitAsync(ct);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(Patience);
        try
        {
            await bus.Current.Publish(
                message,
                message.GetType(),
                Pipe.Execute<PublishContext>(context =>
                {
                    context.MessageId = id;
                    context.Mandatory = true;
                }),
                limited.Token).WaitAsync(limited.Token);
            bus.IsMute = false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            bus.IsMute = true;
            throw;
        }
    }
}
