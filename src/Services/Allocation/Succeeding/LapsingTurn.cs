using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Handling;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Succeeding;

/// <summary>
/// A turn that its authority cannot use: the authority is no more and has answered nothing, or it is the entry authority itself since
/// authorities merged. As when a child leaves a group, the turn is taken back and the rota decides afresh.
/// </summary>
static class LapsingTurn
{
    /// <summary>
    /// Whether the turn is that of the entry authority itself, and nobody has accepted yet: an acceptance ends with the referral instead.
    /// </summary>
    /// <param name="a">The allocation.</param>
    /// <param name="offer">Its offer; null where there is none.</param>
    internal static bool IsOfEntry(AllocationCase a, Offer? offer) => a switch
    {
        { Status: AllocationStatus.Waiting } => a.Chosen == a.Group.EntryAuthority,
        { IsWithAuthority: true } => a.OfferedAuthority == a.Group.EntryAuthority && offer is { Status: not OfferStatus.Accepted },
        _ => false,
    };

    /// <summary>The entries of the ledger and what follows for the referral.</summary>
    /// <param name="a">The allocation.</param>
    /// <param name="reason">Why the turn lapses.</param>
    /// <param name="turn">What is known.</param>
    /// <param name="decisionId">Identifier of the new decision.</param>
    /// <param name="now">The time.</param>
    internal static (IReadOnlyList<RotaEvent> Entries, IReadOnlyList<AllocationEvent> Outcome) Decide(
        AllocationCase a, string reason, DeclinedTurn turn, Guid decisionId, DateTimeOffset now)
    {
        var back = Ending.Decide(a, turn.Standing);
        var lapsed = new TurnLapsed(a.OfferedAuthority ?? a.Chosen!, reason);
        var waiting = WaitingReferral.Again(AllocationCase.Evolve(a, lapsed)!);
        var (next, outcome) = Recommend.Decide(waiting, turn.Marked, turn.Sight, RotaBook.Evolve(turn.Book, back), decisionId, now);
        return ([back, .. next.Entries], [lapsed, outcome]);
    }
}
