using System.Collections.Immutable;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.Allocation.Rota;

/// <summary>
/// The rota as it stands: the ledger, and what the rota last saw of each authority. Children count for the chosen authority from
/// decision to arrival.
/// </summary>
public sealed record RotaBook : ICase<RotaBook, RotaEvent>
{
    /// <summary>A rota that has not decided anything.</summary>
    internal static readonly RotaBook Empty = new();

    /// <summary>The stream.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version: the position of the newest entry.</summary>
    public long Version { get; init; }

    /// <summary>What each authority was owed and what it took.</summary>
    public RotaLedger Ledger { get; init; } = RotaLedger.Empty;

    /// <summary>What the rota last saw of each authority, by code in ordinal order.</summary>
    public ImmutableSortedDictionary<string, SeenPosition> Positions
    {
        get;
        init => field = value.WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, SeenPosition>(StringComparer.Ordinal);

    /// <inheritdoc/>
    string ICase<RotaBook, RotaEvent>.StatusName => "running";

    /// <summary>The entry to make before a decision that sees these positions; null when they are as they were.</summary>
    internal PositionsSeen? Seeing(IEnumerable<SeenPosition> positions)
    {
        SeenPosition[] changed =
        [
            .. positions.Where(p => Positions.GetValueOrDefault(p.Authority) != p).OrderBy(p => p.Authority, StringComparer.Ordinal),
        ];
        return changed.Length == 0 ? null : new PositionsSeen(changed);
    }

    /// <inheritdoc/>
    static RotaBook? ICase<RotaBook, RotaEvent>.After(RotaBook? state, RotaEvent e) => Evolve(state, e);

    internal static RotaBook? Evolve(RotaBook? state, RotaEvent e)
    {
        var book = state ?? Empty;
        return e switch
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
        };
    }
}

/// <summary>The fold that the store runs.</summary>
public sealed class RotaProjection : SingleStreamProjection<RotaBook, Guid>
{
    /// <summary>Names the entries of the ledger.</summary>
    public RotaProjection()
    {
        IncludeType<PositionsSeen>();
        IncludeType<Decided>();
        IncludeType<Unplaced>();
        IncludeType<ReservationMoved>();
        IncludeType<ReservationDebited>();
        IncludeType<TurnCompleted>();
    }

    /// <inheritdoc/>
    public override RotaBook? Evolve(RotaBook? snapshot, Guid id, IEvent e) => RotaBook.Evolve(snapshot, (RotaEvent)e.Data);
}
