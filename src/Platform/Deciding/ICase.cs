using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Platform.Deciding;

/// <summary>The state of one stream, as commands decide on it.</summary>
/// <typeparam name="TState">The state itself.</typeparam>
/// <typeparam name="TEvent">The stream's closed union of events.</typeparam>
public interface ICase<TState, in TEvent>
    where TState : class, ICase<TState, TEvent>
    where TEvent : class
{
    /// <summary>Where the case stands, in the words of the HTTP contract.</summary>
    string StatusName { get; }

    /// <summary>The state after one more event: the same fold that the store runs.</summary>
    /// <param name="state">The state before; null before the first event.</param>
    /// <param name="e">The event.</param>
    static abstract TState? After(TState? state, TEvent e);

    /// <summary>What somebody is told who may only read the case now, in place of the usual sentence; null for everybody else.</summary>
    Problem? ReadOnlyTo(Actor actor) => null;

    /// <summary>Whether an event begins the part of an authority in the case: what came before it is not told to that authority.</summary>
    static virtual bool BeginsPartOf(TEvent e, string authority) => false;
}

/// <summary>What an actor may do with a case: the one answer of a service's policy.</summary>
public enum Access
{
    /// <summary>Not theirs to know: 404, as for an unknown case.</summary>
    Hidden,

    /// <summary>Theirs to know, not theirs to do: 403.</summary>
    Forbidden,

    /// <summary>Allowed.</summary>
    Granted,
}
