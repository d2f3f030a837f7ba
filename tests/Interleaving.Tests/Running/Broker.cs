using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>
/// The queues of the three services. Any message in any queue may be the next, so that each may be late or overtaken; it is delivered
/// until its handler has done it, and may come again after that.
/// </summary>
sealed class Broker(World world)
{
    readonly List<QueuedMessage> _waiting = [];

    internal IReadOnlyList<QueuedMessage> Waiting => _waiting;

    /// <summary>Takes what was published: one delivery for every queue that is bound to it.</summary>
    internal void Take(Guid id, object message)
    {
        foreach (var service in world.Services)
        {
            foreach (var handler in service.Module.Handlers.Where(h => h.Message == message.GetType()))
            {
                _waiting.Add(new QueuedMessage(service, Naive.Handler(handler, world.Fault), id, message));
            }
        }
    }

    /// <summary>Delivers one message, whichever it is.</summary>
    internal void DeliverAny()
    {
        if (_waiting.Count > 0)
        {
            Deliver(_waiting[world.Chance.Below(_waiting.Count)]);
        }
    }

    /// <summary>Delivers everything once, in any order.</summary>
    /// <returns>How much of it was done.</returns>
    internal int DeliverAll()
    {
        var before = _waiting.ToArray();
        world.Chance.Shuffle(before);
        return before.Count(Deliver);
    }

    bool Deliver(QueuedMessage delivery)
    {
        var (service, handler, id, message) = delivery;
        var between = world.CameBetween;
        try
        {
            handler.Deliver(service.Provider, id, message, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (NotYetException)
        {
            world.Tally.Count($"{handler.Queue} waits");
            return false;
        }
        catch (Exception failure) when (failure is KilledException or ConcurrencyException or HttpRequestException or NoAnswerException)
        {
            // Not acknowledged: it is delivered again.
            return false;
        }
        catch (InvalidOperationException torn) when (!world.Chance.IsCalm && world.CameBetween > between)
        {
            // It read one thing before and another after somebody else's save: it fails, and is delivered again.
            world.Tally.Count($"{handler.Queue} read a torn state: {torn.Message.Split(' ')[^1]}");
            return false;
        }

        world.Tally.Count(handler.Queue);
        if (!world.Chance.Repeats)
        {
            _waiting.Remove(delivery);
        }
        else if (world.Chance.Forgets && _waiting.Remove(delivery))
        {
            // The same once more under another identifier: the inbox does not know it, the handler itself must.
            _waiting.Add(delivery with { Id = world.NextId() });
            world.Tally.Count("repeated past the inbox");
        }

        return true;
    }
}

/// <summary>A message in a queue.</summary>
/// <param name="Service">Whose queue it is.</param>
/// <param name="Handler">The handler of the queue.</param>
/// <param name="Id">The message's identifier: that of its event.</param>
/// <param name="Message">The message.</param>
sealed record QueuedMessage(ServiceProcess Service, HandlerRegistration Handler, Guid Id, object Message);
