using TransferScheme.Allocation.Allocations;
using TransferScheme.Rota;
using TransferScheme.Rota.Deciding;

namespace TransferScheme.Allocation.Rota;

/// <summary>What an authority writes into the ledger that takes children out of turn.</summary>
static class OutOfTurn
{
    /// <summary>
    /// The entry (fair share: voluntary offers). Everyone accrues as for any group, and the authority is charged. A gift that is not to
    /// count is credited to its giver whole: its charge is met at once, no balance moves, and the children count for it until they
    /// arrive. So is any where nobody takes turns.
    /// </summary>
    /// <param name="book">The rota, seeing the authorities as they stand.</param>
    /// <param name="a">The allocation.</param>
    /// <param name="authority">Code of the authority.</param>
    /// <param name="size">Children that it takes.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="counts">False for a gift.</param>
    /// <exception cref="InvalidOperationException">It cannot come there, see <see cref="RotaBook.Allowing"/>.</exception>
    internal static RotaEvent Take(RotaBook book, AllocationCase a, string authority, int size, RotaRules rules, bool counts = true)
    {
        var (shares, arrears) = counts ? GuardedRota.ShareOutOfTurn(book.Ledger, book.Sight(), size, rules) : ([], []);
        return book.Allowing(shares.Length > 0
            ? new VoluntaryTaken(a.Id, a.Group.Reference, authority, size, book.Parts(shares), book.Parts(arrears))
            : new VoluntaryTaken(a.Id, a.Group.Reference, authority, size, [new Accrual(authority, Units.Of(size))], [], IsGift: true));
    }
}
