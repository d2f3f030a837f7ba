using System.Collections;
using System.Data;
using System.Reflection;

namespace TransferScheme.Interleaving.Tests.Storing;

/// <summary>One unit of work on a <see cref="MemoryStore"/>, as the services see it.</summary>
/// <param name="store">What is on disk.</param>
/// <param name="wrapping">Opens a session of the real store that is never saved: it makes events of facts, as it always does.</param>
/// <param name="query">Answers SQL.</param>
/// <param name="saving">What happens around the save, which it calls.</param>
/// <param name="isolation">Whether what is read must still be so at the save.</param>
sealed class MemorySession(
    MemoryStore store, Func<IDocumentSession> wrapping, Func<Type, string, object[], IEnumerable<object>> query, Action<Action> saving,
    IsolationLevel isolation)
{
    readonly Dictionary<Guid, PendingAppend> _appends = [];
    readonly List<PendingDocument> _documents = [];
    readonly Dictionary<(Type?, object), ReadThing> _reads = [];
    IEventStoreOperations? _events;
    IDocumentSession? _wrapping;
    string? _by;

    internal IDocumentSession Session => field ??= Relay.Of<IDocumentSession>(Answer);

    object? Answer(MethodInfo method, object?[] args)
    {
        var type = method.IsGenericMethod ? method.GetGenericArguments()[0] : null;
        switch (method.Name)
        {
            case "get_Events":
                return _events ??= Relay.Of<IEventStoreOperations>(OnEvents);
            case "LoadAsync":
                return Typed.Of(type!).One(Load(type!, args[0]!));
            case "LoadManyAsync":
                return Typed.Of(type!).Many(Ids(args).Select(id => Load(type!, id)).OfType<object>());
            case "QueryAsync":
                return Typed.Of(type!).Many(query(type!, (string)args[0]!, (object[])args[^1]!));
            case "Store" or "Insert":
                foreach (var document in ((IEnumerable)args[0]!).Cast<object>())
                {
                    _documents.Add(new PendingDocument(IdOf(document), document, method.Name == "Insert"));
                }

                return null;
            case "SaveChangesAsync":
                saving(Save);
                return Task.CompletedTask;
            case "set_LastModifiedBy":
                _by = (string?)args[0];
                return null;
            case "DisposeAsync":
                return ValueTask.CompletedTask;
            case "SetHeader" or "QueueSqlCommand" or "Dispose" or "set_CausationId":
                return null;
            default:
                throw new NotSupportedException($"A session's {method.Name}.");
        }
    }

    void Save()
    {
        foreach (var e in _appends.Values.SelectMany(a => a.Action.Events))
        {
            e.UserName = _by;
        }

        store.Save(_appends.Values, _documents, isolation is IsolationLevel.Serializable ? _reads.Values : []);
    }

    object? OnEvents(MethodInfo method, object?[] args) => method.Name switch
    {
        "FetchForWriting" => Fetch(method.GetGenericArguments()[0], (Guid)args[0]!),
        "FetchStreamAsync" => Task.FromResult(Read((Guid)args[0]!, (long)args[1]!, (long)args[3]!)),
        "StartStream" => Append((Guid)args[0]!, Facts(args[1]!), 0, method.GetGenericArguments()[0]).Action,
        "Append" when args.Length == 3 => Append((Guid)args[0]!, Facts(args[2]!), (long)args[1]!, null).Action,
        "Append" => Append((Guid)args[0]!, Facts(args[1]!), null, null).Action,
        _ => throw new NotSupportedException($"A session's Events.{method.Name}."),
    };

    object Fetch(Type state, Guid id)
    {
        Note(null, id);
        return Typed.Of(state).Fetched(new FetchedStream(
            store.State<object>(id), store.VersionOf(id), (facts, version) => Append(id, facts, version, state)));
    }

    // The version expected after it: 0 where the stream must be new, null where any is right.
    PendingAppend Append(Guid id, object[] facts, long? after, Type? state)
    {
        var action = (_wrapping ??= wrapping()).Events.Append(id, facts);
        var pending = _appends.TryGetValue(id, out var begun) ? begun
            : _appends[id] = new PendingAppend(id, action) { MustStart = after == 0, State = state };
        pending.Expected = after is 0 or null ? pending.Expected : after - action.Events.Count;
        return pending;
    }

    IReadOnlyList<IEvent> Read(Guid id, long last, long first)
    {
        Note(null, id);
        return [.. store.Events(id).Where(e => e.Version >= first && (last == 0 || e.Version <= last))];
    }

    object? Load(Type type, object id)
    {
        Note(type, id);
        return store.Document(type, id);
    }

    void Note(Type? type, object id) => _reads.TryAdd((type, id), new ReadThing(type, id, store.StampOf(type, id)));

    static object[] Facts(object events) => [.. ((IEnumerable)events).Cast<object>()];

    static IEnumerable<object> Ids(object?[] args) => ((IEnumerable)args.First(a => a is IEnumerable)!).Cast<object>();

    static object IdOf(object document) => document.GetType().GetProperty("Id")!.GetValue(document)!;
}

/// <summary>A stream that was fetched to be appended to.</summary>
/// <param name="state">Its state.</param>
/// <param name="version">Its version at the fetch.</param>
/// <param name="append">Appends, and expects a version after that.</param>
sealed class FetchedStream(object? state, long version, Action<object[], long> append)
{
    long _appended;

    internal object? Answer(string member, object?[] args)
    {
        switch (member)
        {
            case "get_Aggregate":
                return state;
            case "get_StartingVersion":
                return (long?)version;
            case "get_CurrentVersion":
                return (long?)(version + _appended);
            case "AppendOne":
                Append([args[0]!]);
                return null;
            case "AppendMany":
                Append([.. ((IEnumerable)args[0]!).Cast<object>()]);
                return null;
            default:
                throw new NotSupportedException($"A stream's {member}.");
        }
    }

    void Append(object[] facts)
    {
        if (facts.Length > 0)
        {
            _appended += facts.Length;
            append(facts, version + _appended);
        }
    }
}
