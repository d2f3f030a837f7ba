using System.Collections.Immutable;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.Allocation.Rota;

/// <summary>
/// The rota as it stands: the ledger, and every turn that is under way. A turn stays here until its children have arrived, so
/// that they count for its authority from decision to arrival; with its position it is all that is needed to undo it.
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

    /// <summary>Turns under way, by referral.</summary>
    public ImmutableSortedDictionary<Guid, Turn> Turns { get; init; } = ImmutableSortedDictionary<Guid, Turn>.Empty;

    /// <inheritdoc/>
    string ICase<RotaBook, RotaEvent>.StatusName => "running";

    /// <summary>Children decided for or accepted by each authority and not yet arrived.</summary>
    internal IReadOnlyDictionary<string, int> InFlight() =>
        Turns.Values.GroupBy(t => t.Authority, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(t => t.Size));

    /// <inheritdoc/>
    static RotaBook? ICase<RotaBook, RotaEvent>.After(RotaBook? state, RotaEvent e) => Evolve(state, e);

    internal static RotaBook? Evolve(RotaBook? state, RotaEvent e)
    {
        var book = state ?? Empty;
        return e switch
        {
            Decided d => book with
            {
                Ledger = book.Ledger.Accrue(d.Accruals).Reserve(d.Chosen, d.Size),
                Turns = book.Turns.Add(d.ReferralId, new Turn(d.Chosen, d.Size, d.Position)),
            },
            Unplaced => book,
            ReservationMoved m => book with
            {
                Ledger = book.Ledger.Release(m.From, m.Size).Reserve(m.To, m.Size),
                Turns = book.Turns.SetItem(m.ReferralId, book.Turns[m.ReferralId] with { Authority = m.To }),
            },
            ReservationDebited d => book with { Ledger = book.Ledger.Debit(d.Authority, d.Size) },
            TurnCompleted t => book with { Turns = book.Turns.Remove(t.ReferralId) },
            _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in the rota."),
        };
    }
}

/// <summary>A turn under way.</summary>
/// <param name="Authority">Code of the authority whose turn it is.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="Position">Where in the ledger it was decided: that entry holds the shares.</param>
public sealed record Turn(string Authority, int Size, long Position);

/// <summary>The fold that the store runs.</summary>
public sealed class RotaProjection : SingleStreamProjection<RotaBook, Guid>
{
    /// <summary>Names the entries of the ledger.</summary>
    public RotaProjection()
    {
        IncludeType<Decided>();
        IncludeType<Unplaced>();
        IncludeType<ReservationMoved>();
        IncludeType<ReservationDebited>();
        IncludeType<TurnCompleted>();
    }

    /// <inheritdoc/>
    public override RotaBook? Evolve(RotaBook? snapshot, Guid id, IEvent e) => RotaBook.Evolve(snapshot, (RotaEvent)e.Data);
}
