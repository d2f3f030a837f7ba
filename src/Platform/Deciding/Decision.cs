using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Deciding;

/// <summary>What a rule answers: events for the stream, or a rejection. Nothing to record is a decision too.</summary>
/// <typeparam name="TEvent">The stream's closed union of events.</typeparam>
public sealed class Decision<TEvent>
    where TEvent : class
{
    Decision(IReadOnlyList<TEvent> events, Rejection? rejection) => (Events, Rejection) = (events, rejection);

    /// <summary>The command changes nothing, as when it is repeated.</summary>
    public static Decision<TEvent> Nothing { get; } = new([], null);

    /// <summary>The events to append, in order.</summary>
    public IReadOnlyList<TEvent> Events { get; }

    /// <summary>Why the rules say no; null when they do not.</summary>
    public Rejection? Rejection { get; }

    /// <summary>What happens beside this stream in the same transaction.</summary>
    internal List<Action<IDocumentSession>> Elsewhere { get; } = [];

    /// <summary>One event.</summary>
    /// <param name="e">The event.</param>
    public static implicit operator Decision<TEvent>(TEvent e) => new([e], null);

    /// <summary>Several events, in order.</summary>
    /// <param name="events">The events.</param>
    public static implicit operator Decision<TEvent>(TEvent[] events) => new(events, null);

    /// <summary>A no.</summary>
    /// <param name="rejection">Why.</param>
    public static implicit operator Decision<TEvent>(Rejection rejection) => new([], rejection);

    /// <summary>Begins another stream in the same transaction, as an offer begins when an allocation is confirmed.</summary>
    /// <typeparam name="TState">State of the new stream.</typeparam>
    /// <param name="id">Its identifier.</param>
    /// <param name="events">Its first events.</param>
    public Decision<TEvent> Beginning<TState>(Guid id, params object[] events)
        where TState : class =>
        Also(session => session.Events.StartStream<TState>(id, events));

    /// <summary>
    /// Appends to another existing stream in the same transaction, as a reservation moves in the ledger when a coordinator picks
    /// another authority. When that stream has moved on meanwhile the whole command is decided afresh.
    /// </summary>
    /// <param name="id">The other stream.</param>
    /// <param name="version">The version of it that was decided on.</param>
    /// <param name="events">What to append.</param>
    public Decision<TEvent> Appending(Guid id, long version, params object[] events) =>
        Also(session => session.Events.Append(id, version + events.Length, events));

    /// <summary>Changes what the service keeps beside its streams, in the same transaction.</summary>
    /// <param name="change">Queues the change; it must not save.</param>
    public Decision<TEvent> Also(Action<IDocumentSession> change)
    {
        Elsewhere.Add(change);
        return this;
    }

    /// <summary>The same with more told in its events; what happens beside the stream stays.</summary>
    /// <param name="telling">Tells more in an event.</param>
    public Decision<TEvent> Telling(Func<TEvent, TEvent> telling)
    {
        var told = new Decision<TEvent>([.. Events.Select(telling)], Rejection);
        told.Elsewhere.AddRange(Elsewhere);
        return told;
    }

    /// <summary>Saves the keys that were made for new children in the same transaction: what is sealed is never without its key.</summary>
    /// <param name="keys">The keys.</param>
    public Decision<TEvent> Keeping(ChildKeys keys) => Also(session => session.Insert<ChildKey>(keys.Made));
}
