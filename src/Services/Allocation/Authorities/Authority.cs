using System.Collections.Immutable;
using TransferScheme.Allocation.Matching;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.Allocation.Authorities;

/// <summary>
/// An authority's place in the scheme: its child population, the children it looks after, whether it takes its turns and the room
/// that it has for them.
/// </summary>
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

    /// <summary>What the national team has set; null before it first did.</summary>
    public ParticipationEntry? Entry { get; init; }

    /// <summary>Its newest declaration of free places; null before the first.</summary>
    public CapacityDeclared? Capacity { get; init; }

    /// <summary>Who lives in its area that children could know or be at home with, by its newest return; null where none are named.</summary>
    public Network? Network { get; init; }

    /// <summary>Who takes over from it, and when; null while it goes on.</summary>
    public AuthoritySucceeded? Succession { get; init; }

    // Without a day: what stands when every entry has ended.
    string ICase<Authority, AuthorityEvent>.StatusName => StatusOn(DateOnly.MaxValue);

    /// <summary>Children looked after: the count, plus arrivals, less departures since; null when no count is known.</summary>
    internal int? ChildrenLookedAfter => Count is { } count
        ? Math.Max(0, count.Children + Moves.Where(m => m.Key >= count.Since).Sum(m => m.Value) - count.AlreadyMovedThatDay)
        : null;

    /// <summary>What others may be told.</summary>
    internal KnownPosition Position => new(Code, Name, Nation, Region, ChildPopulation, PopulationYear, ChildrenLookedAfter, Count?.AsOf);

    /// <summary>Whether it no longer exists on a day.</summary>
    internal bool IsAbolishedOn(DateOnly day) => Succession?.From <= day;

    /// <summary>What the national team has set, where it still holds on a day.</summary>
    internal ParticipationEntry? EntryOn(DateOnly day) => day <= Entry?.Until ? Entry : null;

    /// <summary>Whether it takes its turns on a day.</summary>
    internal bool ParticipatesOn(DateOnly day) => !IsAbolishedOn(day) && EntryOn(day) is not { Able: false };

    /// <summary>Where it stands on a day, in the words of the HTTP contract.</summary>
    internal string StatusOn(DateOnly day) => IsAbolishedOn(day) ? "abolished" : ParticipatesOn(day) ? "able" : "paused";

    /// <summary>The answer to a command on a day.</summary>
    internal static Func<Authority, long, Answer> AnswerOn(DateOnly day) => (a, version) => Answer.Ok(a.Id, a.StatusOn(day), version);

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
        ({ } a, ChildrenArrived arrived) => a.WithMove(arrived.On, arrived.Size) with { Entry = a.Entry?.WithArrival(arrived.Size) },
        ({ } a, ChildrenDeparted departed) => a.WithMove(departed.On, -departed.Size),
        ({ } a, ParticipationSet set) => a with
        {
            Entry = new ParticipationEntry(set.Able, set.Places, set.ReasonCode, set.Until, set.InFlight),
        },
        ({ } a, CapacityDeclared declared) => a with { Capacity = declared },
        ({ } a, AuthoritySucceeded succeeded) => a with { Succession = succeeded },
        ({ } a, ServicesReturned returned) => a with { Network = Network.Of(returned) },
        ({ } a, ContactsSet) => a,
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in an authority."),
    };
}

/// <summary>A declared count and what it covers.</summary>
/// <param name="Children">How many.</param>
/// <param name="AsOf">Day of the count.</param>
/// <param name="Since">Day from which moves are added.</param>
/// <param name="AlreadyMovedThatDay">Moves of that day that were known when the count was declared: they are in it.</param>
public sealed record DeclaredCount(int Children, DateOnly AsOf, DateOnly Since, int AlreadyMovedThatDay);

/// <summary>What the national team has set for an authority, up to and including its last day.</summary>
/// <param name="Able">Whether it takes its turns.</param>
/// <param name="Places">Room accepted when it was set; null for no limit.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="Until">Last day.</param>
/// <param name="InFlightThen">Children on their way when it was set: they do not take of this room.</param>
/// <param name="ArrivedSince">Children who have arrived by transfers since, those on their way then among them.</param>
public sealed record ParticipationEntry(
    bool Able, int? Places, string ReasonCode, DateOnly Until, int InFlightThen, int ArrivedSince = 0)
{
    /// <summary>Room with all children on their way left aside; null for no limit.</summary>
    internal int? PlacesLeftAside => Places + InFlightThen - ArrivedSince;

    /// <summary>Room accepted, less the children reserved or received since; null for no limit.</summary>
    /// <param name="inFlight">Children on their way now.</param>
    internal int? Room(int inFlight) => Places is { } places ? Math.Min(places, places + InFlightThen - ArrivedSince - inFlight) : null;

    internal ParticipationEntry WithArrival(int children) => this with { ArrivedSince = ArrivedSince + children };
}

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
        IncludeType<ParticipationSet>();
        IncludeType<CapacityDeclared>();
        IncludeType<AuthoritySucceeded>();
        IncludeType<ContactsSet>();
        IncludeType<ServicesReturned>();
    }

    /// <inheritdoc/>
    public override Authority? Evolve(Authority? snapshot, Guid id, IEvent e) => Authority.Evolve(snapshot, (AuthorityEvent)e.Data);
}
