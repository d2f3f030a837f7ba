using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>What a session will write when it saves.</summary>
sealed class PendingWork
{
    readonly List<StreamAction> _streams = [];
    readonly List<StreamId> _archived = [];
    readonly List<PendingChange> _changes = [];

    public IReadOnlyList<StreamAction> Streams => _streams;

    public IReadOnlyList<StreamId> Archived => _archived;

    /// <summary>Changes of documents and SQL, in the order of the calls.</summary>
    public IReadOnlyList<PendingChange> Changes => _changes;

    public StreamAction? Find(StreamId stream) => _streams.Find(a => a.Stream == stream);

    public void Add(StreamAction action) => _streams.Add(action);

    public void Replace(StreamAction old, StreamAction action) => _streams[_streams.IndexOf(old)] = action;

    public void Archive(StreamId stream) => _archived.Add(stream);

    public void Queue(NpgsqlBatchCommand command) => _changes.Add(new PendingSql(command));

    public void Write(DocumentAct act, DocumentMapping mapping, DocumentWrite write)
    {
        if (_changes is not [.., PendingWrites last] || last.Act != act || last.Mapping != mapping)
        {
            last = new PendingWrites(act, mapping);
            _changes.Add(last);
        }

        last.Add(write);
    }

    public void Delete(DocumentMapping mapping, object id)
    {
        if (_changes is not [.., PendingDeletes last] || last.Mapping != mapping)
        {
            last = new PendingDeletes(mapping);
            _changes.Add(last);
        }

        last.Ids.Add(id);
    }

    public void Clear()
    {
        _streams.Clear();
        _archived.Clear();
        _changes.Clear();
    }
}

enum DocumentAct
{
    Store,
    Insert,
    Update,
}

/// <summary>One statement to come.</summary>
abstract record PendingChange
{
    public abstract NpgsqlBatchCommand Command();
}

sealed record PendingSql(NpgsqlBatchCommand Given) : PendingChange
{
    public override NpgsqlBatchCommand Command() => Given;
}

sealed record PendingDeletes(DocumentMapping Mapping) : PendingChange
{
    public List<object> Ids { get; } = [];

    public override NpgsqlBatchCommand Command() => Mapping.Sql.Delete(Ids);
}

sealed record PendingWrites(DocumentAct Act, DocumentMapping Mapping) : PendingChange
{
    readonly List<DocumentWrite> _writes = [];
    readonly Dictionary<object, int> _places = [];

    /// <summary>A second write of a document replaces the first, since one statement may touch a row once only.</summary>
    public void Add(DocumentWrite write)
    {
        if (Act != DocumentAct.Insert && !_places.TryAdd(write.Id, _writes.Count))
        {
            _writes[_places[write.Id]] = write;
        }
        else
        {
            _writes.Add(write);
        }
    }

    public override NpgsqlBatchCommand Command() => Act switch
    {
        DocumentAct.Insert => Mapping.Sql.Insert(_writes),
        DocumentAct.Update => Mapping.Sql.Update(_writes),
        _ => Mapping.Sql.Upsert(_writes),
    };
}
