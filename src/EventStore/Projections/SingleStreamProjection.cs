namespace TransferScheme.EventStore;

/// <summary>One document per stream, under the stream's id. Override <c>Evolve</c> and name the events with <c>IncludeType</c>.</summary>
public class SingleStreamProjection<TDoc, TId> : AggregateProjection<TDoc, TId>
    where TDoc : notnull
    where TId : notnull
{
    /// <summary>For derived classes, which are public and have a constructor without parameters.</summary>
    protected SingleStreamProjection()
    {
    }

    internal sealed override bool IsMultiStream => false;

    internal sealed override void Check(StreamIdentity streamIdentity)
    {
        base.Check(streamIdentity);
        var wanted = streamIdentity == StreamIdentity.AsGuid ? typeof(Guid) : typeof(string);
        if (typeof(TId) != wanted)
        {
            throw new InvalidProjectionException($"{GetType().Name}: streams are identified by {wanted.Name}, not by {typeof(TId).Name}.");
        }
    }

    internal sealed override IReadOnlyList<EventSlice> Slice(IReadOnlyList<IEvent> events)
    {
        var slices = new List<EventSlice>();
        var byStream = new Dictionary<StreamId, EventSlice>();
        foreach (var e in events)
        {
            if (!Filter.Includes(e.EventType))
            {
                continue;
            }

            var stream = StreamId.Of(e);
            if (!byStream.TryGetValue(stream, out var slice))
            {
                slice = new EventSlice(stream.Value, []);
                byStream.Add(stream, slice);
                slices.Add(slice);
            }

            slice.Events.Add(e);
        }

        return slices;
    }
}
