using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>
/// The inline projections of one save. Snapshots of streams are safe without a lock: they are read together with the stream's
/// version, and the append fails when that has changed. Documents of many streams are locked by name for the transaction. A rebuild
/// changes documents without a new version: once the appends hold their locks, which keep it out, the rows are compared to those read.
/// </summary>
sealed class InlineProjections
{
    readonly StoreCore _core;
    readonly IReadOnlyList<StreamAction> _appends;
    readonly IEvent[] _events;
    readonly ProjectionBase[] _perStream;
    readonly ProjectionBase[] _acrossStreams;

    public InlineProjections(StoreCore core, IReadOnlyList<StreamAction> appends)
    {
        _core = core;
        _appends = appends;
        var concerned = core.InlineProjections.Where(p => appends.Any(a => Concerns(p, a))).ToList();
        _events = concerned.Count == 0 ? [] : [.. appends.SelectMany(a => a.Events)];
        _perStream = [.. concerned.Where(p => !p.IsMultiStream)];
        _acrossStreams = [.. concerned.Where(p => p.IsMultiStream)];
    }

    public bool NeedTransaction => _acrossStreams.Length > 0;

    /// <summary>The statements that write the snapshots.</summary>
    /// <exception cref="ApplyEventException">A projection threw.</exception>
    public async Task<IReadOnlyList<NpgsqlBatchCommand>> RunAsync(NpgsqlConnection connection, CancellationToken token)
    {
        if (_events.Length == 0)
        {
            return [];
        }

        await new StreamSnapshots(_core, _perStream).ReadAsync(connection, [.. _appends.Where(Lacks)], token);
        var commands = new List<NpgsqlBatchCommand>();
        foreach (var projection in _perStream)
        {
            var streams = _appends.DistinctBy(a => a.Stream).ToDictionary(a => a.Stream.Value);
            Fold(projection, projection.Slice(_events), id => streams[id].Snapshots?.GetValueOrDefault(projection), commands);
        }

        foreach (var projection in _acrossStreams)
        {
            var slices = projection.Slice(_events);
            var found = await SharedSnapshots.LockAndReadAsync(connection, _core, projection, slices, token);
            Fold(projection, slices, id => found.GetValueOrDefault(id, KeptSnapshot.None), commands);
        }

        return commands;
    }

    /// <summary>Whether the stream must be read first: its version is not known, or a snapshot was not fetched with it.</summary>
    bool Lacks(StreamAction action) =>
        action.ExpectedVersion switch
        {
            null => true,
            0 => false,
            _ => Array.Exists(_perStream, p => action.Snapshots?.ContainsKey(p) != true && Concerns(p, action)),
        };

    static bool Concerns(ProjectionBase projection, StreamAction action) =>
        action.Events.Any(e => projection.Filter.Includes(e.EventType));

    void Fold(ProjectionBase projection, IReadOnlyList<EventSlice> slices, Func<object, KeptSnapshot?> snapshotOf,
        List<NpgsqlBatchCommand> commands)
    {
        var writes = new List<DocumentWrite>();
        var deletes = new List<object>();
        var read = new List<(object, string)>();
        foreach (var (id, events) in slices)
        {
            var kept = snapshotOf(id);
            var before = kept?.State;
            if (kept is not null)
            {
                read.Add((id, kept.Row));
            }

            if (projection.Fold(before, id, events) is { } after)
            {
                writes.Add(new DocumentWrite(id, after, projection.IsMultiStream ? 0 : events[^1].Version));
            }
            else if (before is not null)
            {
                deletes.Add(id);
            }
        }

        var sql = _core.Documents.For(projection.DocumentType).Sql;
        if (read.Count > 0)
        {
            commands.Add(sql.Unchanged(read));
        }

        if (writes.Count > 0)
        {
            commands.Add(sql.Upsert(writes));
        }

        if (deletes.Count > 0)
        {
            commands.Add(sql.Delete(deletes));
        }
    }
}
