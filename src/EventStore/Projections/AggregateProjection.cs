namespace TransferScheme.EventStore;

/// <summary>The fold that both kinds of projection share.</summary>
public abstract class AggregateProjection<TDoc, TId> : ProjectionBase
    where TDoc : notnull
    where TId : notnull
{
    private protected AggregateProjection()
        : base(typeof(TDoc), typeof(TId))
    {
    }

    /// <summary>
    /// The state after one event: a pure function, called once per event, in order. Null deletes the document. The store then sets
    /// the document's <c>Id</c> and, if it has one of type <c>int</c> or <c>long</c>, its <c>Version</c>.
    /// </summary>
    public virtual TDoc? Evolve(TDoc? snapshot, TId id, IEvent e) =>
        throw new NotSupportedException($"{GetType().Name} does not override {nameof(Evolve)}.");

    internal override void Check(StreamIdentity streamIdentity) => ProjectionRules.Check(this, typeof(AggregateProjection<TDoc, TId>));

    internal sealed override object? Fold(object? snapshot, object id, IReadOnlyList<IEvent> events)
    {
        var key = (TId)id;
        var state = (TDoc?)snapshot;
        foreach (var e in events)
        {
            if (Filter.Includes(e.EventType))
            {
                state = Step(state, key, e);
            }
        }

        return state;
    }

    TDoc? Step(TDoc? state, TId id, IEvent e)
    {
        try
        {
            var next = Evolve(state, id, e);
            if (next is not null)
            {
                DocumentMembers<TDoc, TId>.SetId?.Invoke(next, id);
                DocumentMembers<TDoc, TId>.SetVersion?.Invoke(next, IsMultiStream ? e.Sequence : e.Version);
            }

            return next;
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            throw new ApplyEventException(e, cause);
        }
    }
}
