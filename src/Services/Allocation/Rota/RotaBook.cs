using System.Collections.Immutable;
using TransferScheme.Rota;
using TransferScheme.Rota.Deciding;

namespace TransferScheme.Allocation.Rota;

/// <summary>
/// The rota as it stands: the ledger, and what the rota last saw of each authority. Children count for the chosen authority from
/// decision to arrival.
/// </summary>
sealed record RotaBook
{
    /// <summary>A rota that has not decided anything.</summary>
    internal static readonly RotaBook Empty = new();

    /// <summary>Position of the newest entry; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>What each authority was owed and what it took. Everyone who was ever seen is on its roll.</summary>
    public Ledger Ledger { get; init; } = Ledger.Empty;

    /// <summary>What the rota last saw of each authority, by code in ordinal order.</summary>
    public ImmutableSortedDictionary<string, SeenPosition> Positions { get; init; } =
        ImmutableSortedDictionary.Create<string, SeenPosition>(StringComparer.Ordinal);

    /// <summary>Hash of the newest decision's receipt; empty before the first.</summary>
    public string LastHash { get; init; } = "";

    /// <summary>The entry to make before a decision that sees these positions; null when they are as they were.</summary>
    internal PositionsSeen? Seeing(IEnumerable<SeenPosition> positions)
    {
        SeenPosition[] changed =
        [
            .. positions.Where(p => Positions.GetValueOrDefault(p.Authority) != p).OrderBy(p => p.Authority, StringComparer.Ordinal),
        ];
        return changed.Length == 0 ? null : new PositionsSeen(changed);
    }

    /// <summary>Everyone on the roll as a decision sees them: children on their way count as looked after, and take up room.</summary>
    internal Position[] Sight() =>
    [
        .. Positions.Values.Select((seen, place) =>
        {
            var inFlight = Ledger.InFlight(place);
            return new Position(seen.Weight, seen.Participates, seen.Uasc(inFlight), seen.Threshold?.RoundedUp, seen.Room(inFlight));
        }),
    ];

    /// <summary>A referral in terms of the roll.</summary>
    internal RotaGroup Group(RotaReferral referral)
    {
        return new RotaGroup(
            referral.Size, referral.Entry is { } entry ? Ledger.Roll.Find(entry) : -1, Places(referral.Unsuitable),
            Places(referral.Declines.Where(d => d.IsValid).Select(d => d.Authority)),
            Places(referral.Declines.Where(d => !d.IsValid).Select(d => d.Authority)), referral.Mismatch);

        int[] Places(IEnumerable<string> codes) => [.. codes.Select(Ledger.Roll.Find).Where(place => place >= 0)];
    }

    /// <summary>An entry that can come here. Any other must never get into the ledger: the fold would refuse it for ever.</summary>
    /// <exception cref="InvalidOperationException">The entry cannot come here.</exception>
    internal RotaEvent Allowing(RotaEvent entry)
    {
        _ = Evolve(this, entry);
        return entry;
    }

    /// <summary>The rota after one more entry.</summary>
    /// <exception cref="InvalidOperationException">The entry cannot come here.</exception>
    internal static RotaBook Evolve(RotaBook book, RotaEvent e) =>
        (e switch
        {
            PositionsSeen seen => book.See(seen),
            Decided d => book with
            {
                Ledger = book.Ledger.Accrue(book.Spread(d.Accruals), book.Spread(d.Arrears))
                    .Reserve(book.PlaceOf(d.Chosen), d.Referral.Size),
                LastHash = d.Hash,
            },
            Unplaced u => book with { LastHash = u.Hash },
            ReservationMoved m => book with
            {
                Ledger = book.Ledger.Release(book.PlaceOf(m.From), m.Size).Reserve(book.PlaceOf(m.To), m.Size),
            },
            DecisionReversed r => book with
            {
                Ledger = book.Ledger.Unaccrue(book.Spread(r.Accruals), book.Spread(r.Arrears)).Release(book.PlaceOf(r.Authority), r.Size),
            },
            VoluntaryTaken v => book with
            {
                Ledger = book.Ledger.Accrue(book.Spread(v.Accruals), book.Spread(v.Arrears)).Reserve(book.PlaceOf(v.Authority), v.Size),
            },
            SeatsTaken => book,
            ReservationDebited d => book with { Ledger = book.Ledger.Debit(book.PlaceOf(d.Authority), d.Size) },
            DebitReversed r => book with
            {
                Ledger = book.Ledger.Unaccrue(book.Spread(r.Accruals), book.Spread(r.Arrears)).Undebit(book.PlaceOf(r.Authority), r.Size),
            },
            DebitMoved m => book with
            {
                Ledger = book.Ledger.Undebit(book.PlaceOf(m.From), m.Size).Reserve(book.PlaceOf(m.To), m.Size)
                    .Debit(book.PlaceOf(m.To), m.Size),
            },
            UnplacedEnded => book,
            TurnCompleted t => book with { Ledger = book.Ledger.Arrive(book.PlaceOf(t.Authority), t.Size) },
            _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in the rota."),
        }) with
        { Version = book.Version + 1 };

    /// <summary>Units of everyone on the roll as parts of an entry: who has nothing is left out.</summary>
    internal IReadOnlyList<Accrual> Parts(long[] units) =>
        [.. units.Index().Where(u => u.Item != 0).Select(u => new Accrual(Ledger.Roll.Ids[u.Index], u.Item))];

    RotaBook See(PositionsSeen seen)
    {
        var positions = Positions.SetItems(seen.Positions.Select(p => KeyValuePair.Create(p.Authority, p)));
        var roll = Ledger.Roll.With(seen.Positions.Select(p => KeyValuePair.Create(p.Authority, p.Region)));
        return this with { Positions = positions, Ledger = Ledger.On(roll) };
    }

    long[] Spread(IReadOnlyList<Accrual> accruals)
    {
        if (accruals.Count == 0)
        {
            return [];
        }

        var units = new long[Ledger.Roll.Count];
        foreach (var accrual in accruals)
        {
            units[PlaceOf(accrual.Authority)] = accrual.Units;
        }

        return units;
    }

    int PlaceOf(string authority) => Ledger.Roll.Find(authority) is >= 0 and var place
        ? place
        : throw new InvalidOperationException($"The rota has never seen {authority}.");
}
