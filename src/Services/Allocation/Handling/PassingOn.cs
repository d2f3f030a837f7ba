using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Handling;

/// <summary>
/// What lets a referral go on without an authority that did not take it: its turn is taken back and the rota decides afresh. While the
/// same authorities accrue the two decisions cancel, unit for unit, so that the outcome is the next choice of the same decision.
/// </summary>
static class PassingOn
{
    /// <summary>How the offer ends; null where it cannot, since something else was first.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="isValid">
    /// Whether the reasons were accepted. They may be given late, for an offer that was never answered: that never becomes a decline, nor
    /// does the silence of an authority whose obligation was reaffirmed.
    /// </param>
    internal static OfferEvent? End(Offer offer, bool isValid) => offer switch
    {
        { MayBeSettled: true, Decline: { } decline } =>
            new DeclineSettled(offer.ReferralId, offer.Authority, decline.RefusalId, isValid),
        { IsUnanswered: true } when isValid => offer.Withdrawing("reasons-accepted"),
        { IsUnanswered: true, IsReaffirmed: true } => offer.Withdrawing("not-complied"),
        _ => null,
    };

    /// <summary>
    /// The entries of the ledger and what follows for the referral (fair share: from decision to debit). An authority whose reasons are
    /// accepted has no share of it; any other accrues, is not charged, and is next in line.
    /// </summary>
    /// <param name="a">The allocation, with the authority that is passed over.</param>
    /// <param name="stood">Who is passed over.</param>
    /// <param name="turn">What is known.</param>
    /// <param name="decisionId">Identifier of the new decision.</param>
    /// <param name="now">The time.</param>
    internal static (IReadOnlyList<RotaEvent> Entries, IReadOnlyList<AllocationEvent> Outcome) Decide(
        AllocationCase a, DeclineStood stood, DeclinedTurn turn, Guid decisionId, DateTimeOffset now)
    {
        var back = Ending.Decide(a, turn.Standing);
        var waiting = WaitingReferral.Again(AllocationCase.Evolve(a, stood)!);
        var (next, outcome) = Recommend.Decide(
            waiting, turn.Marked, turn.Sight, RotaBook.Evolve(turn.Book, back), decisionId, now);
        return ([back, .. next.Entries], [stood, outcome]);
    }
}

/// <summary>What a referral is passed on by.</summary>
/// <param name="Standing">The turn that stands.</param>
/// <param name="Marked">What bears on the place, as the form stands now.</param>
/// <param name="Sight">The rules in force now, and the authorities as they stand.</param>
/// <param name="Book">The rota as it stands.</param>
sealed record DeclinedTurn(RotaEvent Standing, MatchingFacts Marked, SchemeSight Sight, RotaBook Book);
