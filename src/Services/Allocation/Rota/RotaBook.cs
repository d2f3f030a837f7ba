using System.Collections.Immutable;

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

    /// <summary>What each authority was owed and what it took.</summary>
    public RotaLedger Ledger { get; init; } = RotaLedger.Empty;

    /// <summary>What the rota last saw of each authority, by code in ordinal order.</summary>
    public ImmutableSortedDictionary<string, SeenPosition> Positions { get; init; } =
        ImmutableSortedDictionary.Create<string, SeenPosition>(StringComparer.Ordinal);

    /// <summary>The entry to make before a decision that sees these positions; null when they are as they were.</summary>
    internal PositionsSeen? Seeing(IEnumerable<SeenPosition> positions)
    {
        SeenPosition[] changed =
        [
            .. positions.Where(p => Positions.GetValueOrDefault(p.Authority) != p).OrderBy(p => p.Authority, StringComparer.Ordinal),
        ];
        return changed.Length == 0 ? null : new PositionsSeen(changed);
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
            PositionsSeen seen => book with
            {
                Positions = book.Positions.SetItems(seen.Positions.Select(p => KeyValuePair.Create(p.Authority, p))),
            },
            Decided d => book with { Ledger = book.Ledger.Accrue(d.Accruals).Reserve(d.Chosen, d.Referral.Size) },
            Unplaced => book,
            ReservationMoved m => book with { Ledger = book.Ledger.Release(m.From, m.Size).Reserve(m.To, m.Size) },
            ReservationDebited d => book with { Ledger = book.Ledger.Debit(d.Authority, d.Size) },
            TurnCompleted t => book with { Ledger = book.Ledger.Arrive(t.Authority, t.Size) },
            _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in the rota."),
        }) with
        { Version = book.Version + 1 };
}
