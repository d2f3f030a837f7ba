namespace TransferScheme.EventStore.Tests;

public sealed record ParcelSent(string To);

public sealed record ParcelMoved(string Place);

public sealed record ParcelLost;

/// <summary>What no projection of parcels includes.</summary>
public sealed record ParcelWeighed(int Grams);

public enum ParcelStatus
{
    UnderWay,
    Arrived,
}

/// <summary>The state of one parcel.</summary>
public sealed record Parcel(Guid Id, string To, ParcelStatus Status, int Moves, long Version)
{
    internal static Parcel? Evolve(Parcel? parcel, Guid id, IEvent e) => (parcel, e.Data) switch
    {
        (_, ParcelSent sent) => new Parcel(id, sent.To, ParcelStatus.UnderWay, 0, 0),
        ({ } known, ParcelMoved moved) => known with
        {
            Moves = known.Moves + 1,
            Status = moved.Place == known.To ? ParcelStatus.Arrived : ParcelStatus.UnderWay,
        },
        (_, ParcelLost) => null,
        _ => throw new InvalidOperationException($"{e.EventTypeName} cannot come here."),
    };
}

/// <summary>The same state under another type, so that a store can keep one inline and fold the other.</summary>
public sealed record ParcelView
{
    public Guid Id { get; init; }

    public int Moves { get; init; }

    public int Version { get; init; }

    public IReadOnlyList<string> Places { get; init; } = [];
}

public sealed class ParcelProjection : SingleStreamProjection<Parcel, Guid>
{
    public ParcelProjection()
    {
        IncludeType<ParcelSent>();
        IncludeType<ParcelMoved>();
        IncludeType<ParcelLost>();
    }

    public override Parcel? Evolve(Parcel? snapshot, Guid id, IEvent e) => Parcel.Evolve(snapshot, id, e);
}

public sealed class ParcelViewProjection : SingleStreamProjection<ParcelView, Guid>
{
    public ParcelViewProjection()
    {
        IncludeType<ParcelSent>();
        IncludeType<ParcelMoved>();
    }

    public override ParcelView? Evolve(ParcelView? snapshot, Guid id, IEvent e) => e.Data is ParcelMoved { Place: var place }
        ? (snapshot ?? new ParcelView()) with { Moves = (snapshot?.Moves ?? 0) + 1, Places = [.. snapshot?.Places ?? [], place] }
        : new ParcelView();
}

/// <summary>How much goes to one place, over all parcels.</summary>
public sealed record Destination(string Id, int Sent, int Arrived);

public sealed class DestinationProjection : MultiStreamProjection<Destination, string>
{
    public DestinationProjection()
    {
        Identity<ParcelSent>(sent => sent.To);
        Identities<IEvent<ParcelMoved>>(e => [e.Data.Place, e.Data.Place]);
    }

    public override Destination? Evolve(Destination? snapshot, string id, IEvent e)
    {
        var destination = snapshot ?? new Destination(id, 0, 0);
        return e.Data is ParcelSent
            ? destination with { Sent = destination.Sent + 1 }
            : destination with { Arrived = destination.Arrived + 1 };
    }
}

/// <summary>A document that no projection makes.</summary>
public sealed record Depot
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public IReadOnlyList<string> Doors { get; init; } = [];
}

/// <summary>A document with a text for its id.</summary>
public sealed record Stamp(string Id, int Pence);
