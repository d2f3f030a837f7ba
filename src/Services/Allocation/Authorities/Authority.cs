using System.Collections.Immutable;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.Allocation.Authorities;

/// <summary>An authority's place in the scheme: its child population and the children it looks after.</summary>
public sealed record Authority : ICase<Authority, AuthorityEvent>
{
    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>The authority's code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its nation.</summary>
    public required string Nation { get; init; }

    /// <summary>Slug of its region.</summary>
    public required string Region { get; init; }

    /// <summary>Children aged 0 to 17 in its area.</summary>
    public required int ChildPopulation { get; init; }

    /// <summary>Year of that estimate.</summary>
    public required string PopulationYear { get; init; }

    /// <summary>Whether that is worked out and not published.</summary>
    public required bool PopulationIsEstimate { get; init; }

    /// <summary>The count that stands; null when none is known.</summary>
    public DeclaredCount? Count { get; init; }

    /// <summary>Arrivals less departures of each day on which there were any.</summary>
    public ImmutableSortedDictionary<DateOnly, int> Moves { get; init; } = ImmutableSortedDictionary<DateOnly, int>.Empty;

    /// <inheritdoc/>
    string ICase<Authority, AuthorityEvent>.StatusName => "able";

    /// <summary>Children looked after: the count, plus arrivals, less departures since; null when no count is known.</summary>
    internal int? ChildrenLookedAfter => Count is { } count
        ? Math.Max(0, count.Children + Moves.Where(m => m.Key >= count.Since).Sum(m => m.Value) - count.AlreadyMovedThatDay)
        : null;

    /// <summary>What others may be told.</summary>
    internal KnownPosition Position => new(Code, Name, Nation, Region, ChildPopulation, PopulationYear, ChildrenLookedAfter, Count?.AsOf);

    /// <summary>The authority with another count. What moved on its day before it was declared is in it; what moves later is not.</summary>
    internal Authority WithCount(int children, DateOnly asOf, DateOnly since) =>
        this with { Count = new DeclaredCount(children, asOf, since, Moves.GetValueOrDefault(since)) };

    /// <summary>The authority after children came (above 0) or left (below 0) on a day.</summary>
    internal Authority WithMove(DateOnly on, int children) =>
        this with { Moves = Moves.SetItem(on, Moves.GetValueOrDefault(on) + children) };

    /// <inheritdoc/>
    static Authority? ICase<Authority, AuthorityEvent>.After(Authority? state, AuthorityEvent e) => Evolve(state, e);

    internal static Authority? Evolve(Authority? state, AuthorityEvent e) => (state, e) switch
    {
        (null, AuthorityRegistered r) => new Authority
        {
            Code = r.Code, Name = r.Name, Nation = r.Nation, Region = r.Region,
            ChildPopulation = r.ChildPopulation, PopulationYear = r.PopulationYear, PopulationIsEstimate = r.PopulationIsEstimate,
        },
        ({ } a, ChildrenLookedAfterDeclared declared) => a.WithCount(declared.Count, declared.AsOf, declared.Since),
        ({ } a, ChildrenArrived arrived) => a.WithMove(arrived.On, arrived.Size),
        ({ } a, ChildrenDeparted departed) => a.WithMove(departed.On, -departed.Size),
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in an authority."),
    };
}

/// <summary>A declared count and what it covers.</summary>
/// <param name="Children">How many.</param>
/// <param name="AsOf">Day of the count.</param>
/// <param name="Since">Day from which moves are added.</param>
/// <param name="AlreadyMovedThatDay">Moves of that day that were known when the count was declared: they are in it.</param>
public sealed record DeclaredCount(int Children, DateOnly AsOf, DateOnly Since, int AlreadyMovedThatDay);

/// <summary>The fold that the store runs.</summary>
public sealed class AuthorityProjection : SingleStreamProjection<Authority, Guid>
{
    /// <summary>Names the events of an authority.</summary>
    public AuthorityProjection()
    {
        IncludeType<AuthorityRegistered>();
        IncludeType<ChildrenLookedAfterDeclared>();
        IncludeType<ChildrenArrived>();
        IncludeType<ChildrenDeparted>();
    }

    /// <inheritdoc/>
    public override Authority? Evolve(Authority? snapshot, Guid id, IEvent e) => Authority.Evolve(snapshot, (AuthorityEvent)e.Data);
}
