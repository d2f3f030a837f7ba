using System.Runtime.CompilerServices;

namespace TransferScheme.Interleaving.Tests.Storing;

/// <summary>What one service has on disk: streams with the state that its own projections fold from them, and documents.</summary>
/// <param name="clock">Stamps events.</param>
/// <param name="checksVersions">False only in the control that shows what the versions are good for.</param>
sealed class MemoryStore(TimeProvider clock, bool checksVersions = true)
{
    readonly Dictionary<Guid, StoredStream> _streams = [];
    readonly Dictionary<(Type Type, object Id), (object Document, long Stamp)> _documents = [];
    long _stamp;

    /// <summary>Every event in the order of the saves: what the publisher reads.</summary>
    internal List<IEvent> Log { get; } = [];

    /// <summary>Looks at every event as it is saved.</summary>
    internal Action<IEvent>? Saved { get; set; }

    internal IEnumerable<T> States<T>() => _streams.Values.Select(s => s.State).OfType<T>();

    /// <summary>The streams that a state is folded from, in the order of their identifiers.</summary>
    internal IReadOnlyList<Guid> StreamsOf(Type state) => [.. _streams.Where(s => s.Value.Type == state).Select(s => s.Key)];

    internal T? State<T>(Guid stream)
        where T : class => _streams.GetValueOrDefault(stream)?.State as T;

    internal IReadOnlyList<IEvent> Events(Guid stream) => _streams.GetValueOrDefault(stream)?.Events ?? [];

    internal long VersionOf(Guid stream) => Events(stream).Count;

    internal object? Document(Type type, object id) =>
        id is Guid stream && Folds.Of(type) is not null ? _streams.GetValueOrDefault(stream)?.State : _documents.GetValueOrDefault((type, id)).Document;

    internal IEnumerable<T> Documents<T>() => _documents.Where(d => d.Key.Type == typeof(T)).Select(d => (T)d.Value.Document);

    /// <summary>Tells whether a document or a stream has changed since it was read.</summary>
    internal long StampOf(Type? type, object id) =>
        type is null || Folds.Of(type) is not null ? VersionOf((Guid)id) : _documents.GetValueOrDefault((type, id)).Stamp;

    /// <summary>Keeps a document that was there before everything.</summary>
    internal void Keep(object id, object document) => _documents[(document.GetType(), id)] = (document, ++_stamp);

    internal void Forget(Type type, object id) => _documents.Remove((type, id));

    /// <summary>Saves one unit of work, or nothing.</summary>
    internal void Save(IReadOnlyCollection<PendingAppend> appends, IReadOnlyCollection<PendingDocument> documents, IEnumerable<ReadThing> reads)
    {
        if (checksVersions)
        {
            Check(appends, documents, reads);
        }

        var after = appends.Where(a => a.Action.Events.Count > 0).Select(Fold).ToList();
        foreach (var (id, stream, events) in after)
        {
            _streams[id] = stream;
            Log.AddRange(events);
        }

        foreach (var document in documents)
        {
            Keep(document.Id, document.Document);
        }

        foreach (var e in after.SelectMany(a => a.Events))
        {
            Saved?.Invoke(e);
        }
    }

    void Check(IEnumerable<PendingAppend> appends, IEnumerable<PendingDocument> documents, IEnumerable<ReadThing> reads)
    {
        foreach (var append in appends.Where(a => a.Action.Events.Count > 0))
        {
            var version = VersionOf(append.Stream);
            Throw<ExistingStreamIdCollisionException>(append.MustStart && version > 0);
            Throw<ConcurrencyException>(append.Expected is { } expected && expected != version);
        }

        Throw<DocumentAlreadyExistsException>(documents.Any(d => d.MustBeNew && _documents.ContainsKey((d.Document.GetType(), d.Id))));
        Throw<ConcurrencyException>(reads.Any(r => StampOf(r.Type, r.Id) != r.Stamp));
    }

    (Guid Id, StoredStream Stream, IReadOnlyList<IEvent> Events) Fold(PendingAppend append)
    {
        var before = _streams.GetValueOrDefault(append.Stream) ?? new StoredStream([], append.State, null);
        var (state, fold) = (before.State, before.Type is null ? null : Folds.Of(before.Type));
        var events = append.Action.Events;
        for (var i = 0; i < events.Count; i++)
        {
            (events[i].StreamId, events[i].Version) = (append.Stream, before.Events.Count + i + 1);
            (events[i].Timestamp, events[i].Sequence) = (clock.GetUtcNow(), Log.Count + i + 1);
            state = fold is null ? null : fold(state, append.Stream, events[i]);
        }

        return (append.Stream, before with { Events = [.. before.Events, .. events], State = state }, events);
    }

    // The store's exceptions have no constructor that others may call.
    static void Throw<T>(bool wrong)
        where T : Exception
    {
        if (wrong)
        {
            throw (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        }
    }
}

/// <summary>A stream on disk.</summary>
/// <param name="Events">Its events.</param>
/// <param name="Type">The state that is folded from it; null where none is.</param>
/// <param name="State">That state.</param>
sealed record StoredStream(IReadOnlyList<IEvent> Events, Type? Type, object? State);

/// <summary>Events that a unit of work will append.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Action">The events.</param>
sealed record PendingAppend(Guid Stream, StreamAction Action)
{
    /// <summary>Version that the stream must have; null takes any.</summary>
    internal long? Expected { get; set; }

    /// <summary>Whether it begins the stream.</summary>
    internal bool MustStart { get; init; }

    /// <summary>The state that is folded from a new stream.</summary>
    internal Type? State { get; init; }
}

/// <summary>A document that a unit of work will write.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Document">The document.</param>
/// <param name="MustBeNew">Whether there must be none yet.</param>
sealed record PendingDocument(object Id, object Document, bool MustBeNew);

/// <summary>What a serialisable unit of work has read, and as it stood.</summary>
/// <param name="Type">Type of the document; null for the events of a stream.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Stamp">How it stood.</param>
sealed record ReadThing(Type? Type, object Id, long Stamp);
