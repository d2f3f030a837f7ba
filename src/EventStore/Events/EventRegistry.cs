using System.Collections.Concurrent;
using System.Text.Json;

namespace TransferScheme.EventStore;

/// <summary>The event types of a store, by type and by stored name, with upcasting.</summary>
sealed class EventRegistry
{
    readonly JsonStorage _json;
    readonly Dictionary<Type, string?> _names;
    readonly ConcurrentDictionary<Type, EventMapping> _byType = new();
    readonly ConcurrentDictionary<string, EventMapping> _byAlias = new();
    readonly Dictionary<string, Upcaster> _upcasters;

    public EventRegistry(EventStoreOptions options, JsonStorage json)
    {
        _json = json;
        _names = new Dictionary<Type, string?>(options.EventTypes);
        _upcasters = options.Upcasters.ToDictionary(u => u.Alias);
        foreach (var type in _names.Keys)
        {
            For(type);
        }
    }

    /// <summary>The mapping of a type, which is made known if it is not yet.</summary>
    /// <exception cref="InvalidOperationException">Another type has the same stored name.</exception>
    public EventMapping For(Type type) => _byType.TryGetValue(type, out var known) ? known : Register(type);

    public IEvent Wrap(object data) => data as IEvent ?? For(data.GetType()).Wrap(data);

    /// <summary>The stored names that are read as the type.</summary>
    public IEnumerable<string> AliasesOf(Type type) =>
        _upcasters.Values.Where(u => type.IsAssignableFrom(u.NewType)).Select(u => u.Alias)
            .Concat(_byType.Values.Where(m => type.IsAssignableFrom(m.Type)).Select(m => m.Alias))
            .Append(For(type).Alias);

    /// <summary>Whether events of a stored name can be read without the name of their CLR type.</summary>
    public bool Knows(string alias) => _byAlias.ContainsKey(alias);

    /// <summary>The event of a stored name and its JSON; metadata is the caller's to fill in.</summary>
    /// <exception cref="UnknownEventTypeException">No type is known by that name.</exception>
    /// <exception cref="EventDeserializationFailureException">The JSON does not fit the type.</exception>
    public IEvent Read(string alias, string? dotNetTypeName, byte[] json, long sequence)
    {
        try
        {
            if (_upcasters.TryGetValue(alias, out var upcaster))
            {
                var old = _json.Read(upcaster.OldType, json);
                return For(upcaster.NewType).Wrap(upcaster.Upcast(old));
            }

            var mapping = _byAlias.TryGetValue(alias, out var known) ? known : Resolve(alias, dotNetTypeName);
            return mapping.Wrap(mapping.FromJson(json));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new EventDeserializationFailureException(sequence, alias, e);
        }
    }

    EventMapping Resolve(string alias, string? dotNetTypeName)
    {
        var type = dotNetTypeName is null ? null : Type.GetType(dotNetTypeName, throwOnError: false);
        return type is not null && For(type) is var mapping && mapping.Alias == alias
            ? mapping
            : throw new UnknownEventTypeException(alias);
    }

    EventMapping Register(Type type)
    {
        // The name first: a type that lost it must be refused again however often it is tried.
        var mapping = EventMapping.Create(type, _names.GetValueOrDefault(type), _json);
        var holder = _byAlias.GetOrAdd(mapping.Alias, mapping);
        return holder.Type == type
            ? _byType.GetOrAdd(type, holder)
            : throw new InvalidOperationException(
                $"{type.FullName} and {holder.Type.FullName} would both be stored as '{mapping.Alias}'. Map one to another name.");
    }
}
