using System.Collections.Concurrent;

namespace TransferScheme.EventStore;

/// <summary>The document types of a store: those of its projections, those it declares, and those it has met.</summary>
internal sealed class DocumentRegistry
{
    private readonly ConcurrentDictionary<Type, DocumentMapping> _mappings = new();
    private readonly Dictionary<Type, Type> _projected;
    private readonly string _schema;
    private readonly JsonStorage _json;

    public DocumentRegistry(StoreOptions options, string schema, JsonStorage json)
    {
        _schema = schema;
        _json = json;
        _projected = options.Projections.Projections.Where(p => p.Lifecycle != ProjectionLifecycle.Live)
            .ToDictionary(p => p.Source.DocumentType, p => p.Source.IdType);
        foreach (var type in _projected.Keys.Concat(options.Schema.DocumentTypes))
        {
            For(type);
        }
    }

    public ICollection<DocumentMapping> All => _mappings.Values;

    public DocumentMapping For(Type type) =>
        _mappings.TryGetValue(type, out var known)
            ? known
            : _mappings.GetOrAdd(type, t => new DocumentMapping(t, _projected.GetValueOrDefault(t), _schema, _json));
}
