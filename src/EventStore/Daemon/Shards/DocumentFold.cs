using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>Folds events into a projection's documents in memory; written once, however many events each of them had.</summary>
/// <param name="core">The store.</param>
/// <param name="projection">The projection.</param>
/// <param name="isNew">Whether there are no documents yet, so that none need be read.</param>
sealed class DocumentFold(StoreCore core, ProjectionBase projection, bool isNew)
{
    readonly DocumentMapping _mapping = core.Documents.For(projection.DocumentType);
    readonly Dictionary<object, FoldedDocument> _documents = [];

    /// <summary>How many documents are held.</summary>
    public int Count => _documents.Count;

    /// <summary>Folds the next events, in order; reads the documents that are not held yet in one query.</summary>
    /// <exception cref="ApplyEventException">The projection threw.</exception>
    public async Task AddAsync(IReadOnlyList<IEvent> events, NpgsqlConnection connection, CancellationToken token)
    {
        var slices = projection.Slice(events);
        await LoadAsync([.. slices.Select(slice => slice.Id).Where(id => !_documents.ContainsKey(id))], connection, token);
        foreach (var slice in slices)
        {
            var document = _documents[slice.Id];
            var last = slice.Events[^1];
            document.State = projection.Fold(document.State, slice.Id, slice.Events);
            document.Version = projection.IsMultiStream ? last.Sequence : last.Version;
        }
    }

    /// <summary>Writes what was folded: one upsert for all that have a state, one delete for those that lost theirs.</summary>
    public async Task WriteAsync(NpgsqlTransaction transaction, CancellationToken token)
    {
        // In the order of their ids, so that two writers of the same documents cannot wait for each other.
        DocumentWrite[] kept =
        [
            .. _documents.Where(d => d.Value.State is not null).OrderBy(d => d.Key)
                .Select(d => new DocumentWrite(d.Key, d.Value.State!, d.Value.Version)),
        ];
        object[] gone = [.. _documents.Where(d => d.Value is { State: null, WasStored: true }).Select(d => d.Key).Order()];
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        if (kept.Length > 0)
        {
            batch.BatchCommands.Add(_mapping.Sql.Upsert(kept));
        }

        if (gone.Length > 0)
        {
            batch.BatchCommands.Add(_mapping.Sql.Delete(gone));
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(token);
        }

        _documents.Clear();
    }

    async Task LoadAsync(List<object> ids, NpgsqlConnection connection, CancellationToken token)
    {
        foreach (var id in ids)
        {
            _documents.Add(id, new FoldedDocument());
        }

        if (isNew || ids.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { _mapping.Sql.Load(ids) } };
        await using var row = await batch.ExecuteReaderAsync(token);
        while (await row.ReadAsync(token))
        {
            var document = _documents[row.GetValue(0)];
            document.State = _mapping.FromJson(row.GetFieldValue<byte[]>(1));
            document.WasStored = true;
        }
    }

    sealed class FoldedDocument
    {
        public object? State { get; set; }

        public long Version { get; set; }

        public bool WasStored { get; set; }
    }
}
