using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Swapping;

/// <summary>What a swap writes into the ledger.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="IsOutOfTurn">Whether the taker counts as a volunteer, in place of the decision.</param>
sealed record PassedDebit(IReadOnlyList<RotaEvent> Entries, bool IsOutOfTurn)
{
    /// <summary>
    /// Where the taker could have been chosen when the rota decided, the debit alone moves and the shares stay, as with a pick out of
    /// order. Otherwise it is a voluntary offer: the turn is taken back and shared out afresh, and the taker is charged (fair share:
    /// out-of-order picks); a gift that is passed on counts for its taker. Either way each child is charged once, and the one that passed
    /// it on is in front again.
    /// </summary>
    /// <param name="a">The allocation, accepted.</param>
    /// <param name="standing">The entry that its turn stands on.</param>
    /// <param name="taker">Code of the authority that takes the children.</param>
    /// <param name="sight">The rules in force and the authorities.</param>
    /// <param name="book">The rota.</param>
    internal static PassedDebit Of(AllocationCase a, RotaEvent standing, string taker, SchemeSight sight, RotaBook book)
    {
        var holder = a.Holder!;
        RotaEvent[] before = book.Seeing(sight.Positions) is { } seen ? [seen] : [];
        var sighted = before.Aggregate(book, RotaBook.Evolve);

        // A seat of a burst was fixed for another referral: who could take this one there, nobody has asked.
        var couldBeChosen = a.Seat is null && a.Candidates.Contains(taker);
        if (standing is VoluntaryTaken { IsGift: false } || (standing is not VoluntaryTaken && couldBeChosen))
        {
            return new PassedDebit([.. before, sighted.Allowing(new DebitMoved(a.Id, holder, taker, a.Charged))], IsOutOfTurn: false);
        }

        var back = TakingBack.Of(a.Id, standing, holder, isDebited: true);
        var ledger = RotaBook.Evolve(sighted, back);
        var taken = OutOfTurn.Take(ledger, a, taker, a.Charged, sight.Rules.Rota);
        return new PassedDebit([.. before, back, taken, new ReservationDebited(a.Id, taker, a.Charged)], IsOutOfTurn: true);
    }
}
