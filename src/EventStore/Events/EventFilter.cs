using System.Collections.Concurrent;

namespace TransferScheme.EventStore;

/// <summary>Which events somebody wants: all, or those of the named types and what derives from them.</summary>
sealed class EventFilter
{
    readonly List<Type> _types = [];
    readonly ConcurrentDictionary<Type, bool> _decided = new();

    public IReadOnlyList<Type> Types => _types;

    public void Include(Type type)
    {
        _types.Add(type);
        _decided.Clear();
    }

    public bool Includes(Type eventType) =>
        _types.Count == 0 || _decided.GetOrAdd(eventType, static (type, types) => types.Exists(t => t.IsAssignableFrom(type)), _types);

    /// <summary>
    /// The stored names that a query may be limited to; null when it may not be: all are wanted, or a type that others may
    /// derive from, since the stored names of those are known only once they have been met.
    /// </summary>
    public string[]? Aliases(EventRegistry events) =>
        _types.Count == 0 || _types.Exists(t => !t.IsSealed)
            ? null
            : [.. _types.SelectMany(events.AliasesOf).Distinct()];
}
