using System.Data;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Messaging;

/// <summary>What a service does on another's message: a function that does nothing the second time.</summary>
/// <typeparam name="TMessage">The message.</typeparam>
public interface IHandle<in TMessage>
    where TMessage : class
{
    /// <summary>Appends what follows from the message. The session is saved afterwards, together with the inbox row.</summary>
    /// <param name="message">The message.</param>
    /// <param name="session">A session of the service's store.</param>
    /// <param name="ct">Cancels the work when the process stops.</param>
    /// <exception cref="NotYetException">An earlier fact has not arrived.</exception>
    Task Handle(TMessage message, IDocumentSession session, CancellationToken ct);
}

/// <summary>A message came before a fact that it builds on. It waits in the retry rows.</summary>
/// <param name="awaited">What is awaited, without personal data.</param>
public sealed class NotYetException(string awaited) : Exception($"Waits for {awaited}.");

/// <summary>One handler of a service: its queue, its message, and how a message is handed to it exactly once in effect.</summary>
/// <param name="Queue">The queue's name, as in <see cref="Contracts.Topology"/>.</param>
/// <param name="Message">The message's type.</param>
/// <param name="Store">The service's store.</param>
/// <param name="Deliver">Hands over a message by its id: inbox row and effects are saved together.</param>
public sealed record HandlerRegistration(
    string Queue, Type Message, Type Store, Func<IServiceProvider, Guid, object, CancellationToken, Task> Deliver)
{
    /// <summary>Reads a message of this handler from JSON.</summary>
    /// <param name="json">JSON text.</param>
    public object Read(string json) =>
        JsonSerializer.Deserialize(json, Message, Json.Answers) ?? throw new JsonException($"{Queue} was given an empty message.");
}

/// <summary>The inbox row of a message that a handler has done.</summary>
/// <param name="Id">Queue and message id.</param>
public sealed record HandledMessage(string Id);

/// <summary>Registers handlers.</summary>
public static class HandlerRegistrations
{
    /// <summary>Registers one handler on its own queue.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="queue">The queue's name, as in <see cref="Contracts.Topology"/>.</param>
    /// <param name="isolation">
    /// How the handler's session stands to others. A retry may run beside the consumer, and two processes side by side: what a
    /// handler reads before it writes must still be so when it saves, or the save fails and the message is tried again. A handler
    /// that reads nothing but streams that it fetches for writing needs less, since their versions say the same.
    /// </param>
    public static IServiceCollection AddHandler<TStore, TMessage, THandler>(
        this IServiceCollection services, string queue, IsolationLevel isolation = IsolationLevel.Serializable)
        where TStore : class, IDocumentStore
        where TMessage : class
        where THandler : class, IHandle<TMessage>
    {
        services.AddSingleton<THandler>();
        return services.AddSingleton(new HandlerRegistration(queue, typeof(TMessage), typeof(TStore), async (provider, id, message, ct) =>
        {
            var store = provider.GetRequiredService<TStore>();
            var inbox = $"{queue}/{id}";
            if (await IsHandledAsync(store, inbox, ct))
            {
                return;
            }

            await using var session = store.LightweightSession(isolation);
            session.Insert(new HandledMessage(inbox));
            session.LastModifiedBy = "system";
            session.CausationId = id.ToString();
            await provider.GetRequiredService<THandler>().Handle((TMessage)message, session, ct);
            try
            {
                await session.SaveChangesAsync(ct);
            }
            catch (DocumentAlreadyExistsException)
            {
                // A second delivery ran beside this one and won; its effects stand.
            }
        }));
    }

    // In a session of its own: what the handler's has read, others must not have changed, and every handler adds such rows.
    static async Task<bool> IsHandledAsync(IDocumentStore store, string inbox, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<HandledMessage>(inbox, ct) is not null;
    }
}
