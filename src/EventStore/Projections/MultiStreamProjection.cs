using System.Collections.Concurrent;

namespace TransferScheme.EventStore;

/// <summary>Documents made from events of many streams. The constructor names at least one identity.</summary>
public abstract class MultiStreamProjection<TDoc, TId> : AggregateProjection<TDoc, TId>
    where TDoc : notnull
    where TId : notnull
{
    readonly List<Grouping> _groupings = [];
    readonly ConcurrentDictionary<Type, Grouping[]> _groupingsByType = new();

    /// <summary>For derived classes, which are public and have a constructor without parameters.</summary>
    protected MultiStreamProjection()
    {
    }

    internal sealed override bool IsMultiStream => true;

    /// <summary>The document that such an event belongs to. <c>IEvent&lt;T&gt;</c> gives access to the metadata.</summary>
    public void Identity<TEvent>(Func<TEvent, TId> identityFunc) => Identities<TEvent>(e => [identityFunc(e)]);

    /// <summary>The documents that such an event belongs to. <c>IEvent&lt;T&gt;</c> gives access to the metadata.</summary>
    public void Identities<TEvent>(Func<TEvent, IReadOnlyList<TId>> identitiesFunc)
    {
        var wrapped = typeof(IEvent).IsAssignableFrom(typeof(TEvent));
        var dataType = wrapped ? typeof(TEvent).GetGenericArguments().FirstOrDefault() ?? typeof(object) : typeof(TEvent);
        _groupings.Add(new Grouping(dataType, e => identitiesFunc((TEvent)(wrapped ? e : e.Data))));
        _groupingsByType.Clear();
        Filter.Include(dataType);
    }

    internal sealed override void Check(StreamIdentity streamIdentity)
    {
        base.Check(streamIdentity);
        if (_groupings.Count == 0)
        {
            throw new InvalidProjectionException($"{GetType().Name} names no identity.");
        }
    }

    internal sealed override IReadOnlyList<EventSlice> Slice(IReadOnlyList<IEvent> events)
    {
        var slices = new List<EventSlice>();
        var byId = new Dictionary<TId, EventSlice>();
        foreach (var e in events)
        {
            foreach (var id in IdsOf(e))
            {
                if (!byId.TryGetValue(id, out var slice))
                {
                    slice = new EventSlice(id, []);
                    byId.Add(id, slice);
                    slices.Add(slice);
                }

                slice.Events.Add(e);
            }
        }

        return slices;
    }

    /// <summary>The documents of one event, each once.</summary>
    IReadOnlyCollection<TId> IdsOf(IEvent e)
    {
        var groupings = _groupingsByType.GetOrAdd(e.EventType,
            static (type, all) => [.. all.Where(g => g.DataType.IsAssignableFrom(type))], _groupings);
        try
        {
            return groupings switch
            {
                [] => [],
                [var only] => Distinct(only.Ids(e)),
                _ => groupings.SelectMany(g => g.Ids(e)).ToHashSet(),
            };
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            throw new ApplyEventException(e, cause);
        }
    }

    static IReadOnlyCollection<TId> Distinct(IReadOnlyList<TId> ids) => ids.Count < 2 ? ids : ids.ToHashSet();

    sealed record Grouping(Type DataType, Func<IEvent, IReadOnlyList<TId>> Ids);
}
