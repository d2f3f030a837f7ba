namespace TransferScheme.Benchmarks.Store;

public sealed record VisitPlanned(string Town, int Day);

public sealed record VisitMoved(string Town, int Day);

public interface IVisits : IDocumentStore;

/// <summary>What is kept of one stream.</summary>
public sealed record Visit(Guid Id, string Town, int Day, int Moves)
{
    internal static Visit? Evolve(Visit? visit, Guid id, IEvent e) => (visit, e.Data) switch
    {
        (_, VisitPlanned p) => new Visit(id, p.Town, p.Day, 0),
        ({ } v, VisitMoved m) => v with { Town = m.Town, Day = m.Day, Moves = v.Moves + 1 },
        _ => throw new InvalidOperationException($"{e.EventTypeName} cannot come here."),
    };
}

public sealed class VisitProjection : SingleStreamProjection<Visit, Guid>
{
    public VisitProjection()
    {
        IncludeType<VisitPlanned>();
        IncludeType<VisitMoved>();
    }

    public override Visit? Evolve(Visit? snapshot, Guid id, IEvent e) => Visit.Evolve(snapshot, id, e);
}
