using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>A unit of work over <see cref="PendingWork"/>.</summary>
sealed class DocumentSession : QuerySession, IDocumentSession
{
    readonly EventOperations _events;
    Dictionary<string, object>? _headers;

    public DocumentSession(StoreCore core, SessionConnection connection)
        : base(core, connection) =>
        _events = new EventOperations(this);

    public PendingWork Pending { get; } = new();

    /// <summary>Whether its last save failed. What was pending still is, and a second save tries it again.</summary>
    public bool HasFailed { get; set; }

    public override IQueryEventStore Events => _events;

    IEventStoreOperations IDocumentOperations.Events => _events;

    public string? LastModifiedBy { get; set; }

    public IReadOnlyDictionary<string, object>? Headers => _headers;

    /// <summary>A session inside somebody else's transaction: <see cref="FlushAsync"/> writes, the owner commits.</summary>
    public static DocumentSession Within(StoreCore core, NpgsqlTransaction transaction) =>
        new(core, new SessionConnection(core, transaction));

    public void SetHeader(string key, object value) => (_headers ??= [])[key] = value;

    public object? GetHeader(string key) => _headers?.GetValueOrDefault(key);

    public void Store<T>(params T[] entities) where T : notnull => Change(DocumentAct.Store, entities);

    public void Store<T>(IEnumerable<T> entities) where T : notnull => Change(DocumentAct.Store, entities);

    public void Insert<T>(params T[] entities) where T : notnull => Change(DocumentAct.Insert, entities);

    public void Insert<T>(IEnumerable<T> entities) where T : notnull => Change(DocumentAct.Insert, entities);

    public void Update<T>(params T[] entities) where T : notnull => Change(DocumentAct.Update, entities);

    public void Update<T>(IEnumerable<T> entities) where T : notnull => Change(DocumentAct.Update, entities);

    public void Delete<T>(T entity) where T : notnull
    {
        var mapping = Core.Documents.For(typeof(T));
        Pending.Delete(mapping, mapping.IdOf(entity));
    }

    public void Delete<T>(Guid id) where T : notnull => Pending.Delete(Core.Documents.For(typeof(T)), id);

    public void Delete<T>(string id) where T : notnull => Pending.Delete(Core.Documents.For(typeof(T)), id);

    public void QueueSqlCommand(string sql, params object[] parameterValues) =>
        Pending.Queue(UserSql.Command(sql, '?', parameterValues, Core.Json.EnumsAsText));

    public Task SaveChangesAsync(CancellationToken token = default) => new Saving(this).RunAsync(token);

    /// <summary>Writes what is pending; in somebody else's transaction it takes effect when that commits.</summary>
    public Task FlushAsync(CancellationToken token) => SaveChangesAsync(token);

    /// <summary>An event for a stream, with its id; who, when and why are added at the save.</summary>
    public IEvent Prepare(StreamAction action, object data)
    {
        var e = Core.Events.Wrap(data);
        e.Id = e.Id == Guid.Empty ? Guid.CreateVersion7() : e.Id;
        e.StreamId = action.Id;
        e.StreamKey = action.Key;
        return e;
    }

    void Change<T>(DocumentAct act, IEnumerable<T> entities) where T : notnull
    {
        var mapping = Core.Documents.For(typeof(T));
        foreach (var entity in entities)
        {
            Pending.Write(act, mapping, new DocumentWrite(mapping.IdOf(entity), entity, 0));
        }
    }
}
