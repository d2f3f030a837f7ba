using System.Collections.Concurrent;

namespace TransferScheme.EventStore;

/// <summary>The document types of a store: those of its projections, those it declares, and those it has met.</summary>
sealed class DocumentRegistry
{
    readonly ConcurrentDictionary<Type, DocumentMapping> _mappings = new();
    readonly Dictionary<Type, ProjectionBase> _projected;
    readonly Lock _gate = new();
    readonly string _schema;
    readonly JsonStorage _json;
    int _count;

    public DocumentRegistry(StoreOptions options, string schema, JsonStorage json)
    {
        _schema = schema;
        _json = json;
        _projected = options.Projections.Projections.Where(p => p.Lifecycle != ProjectionLifecycle.Live)
            .ToDictionary(p => p.Source.DocumentType, p => p.Source);
        foreach (var type in _projected.Keys.Concat(options.Schema.DocumentTypes))
        {
            For(type);
        }
    }

    public ICollection<DocumentMapping> All => _mappings.Values;

    /// <summary>How many there are, for seeing cheaply that a type was met for the first time.</summary>
    public int Count => Volatile.Read(ref _count);

    public DocumentMapping For(Type type) => _mappings.TryGetValue(type, out var known) ? known : Meet(type);

    DocumentMapping Meet(Type type)
    {
        lock (_gate)
        {
            if (!_mappings.TryGetValue(type, out var mapping))
            {
                mapping = new DocumentMapping(type, _projected.GetValueOrDefault(type), _schema, _json);
                _mappings[type] = mapping;
                _count++;
            }

            return mapping;
        }
    }
}
