using TransferScheme.Platform.Deadlines;

namespace TransferScheme.Allocation.Offers;

/// <summary>
/// What the response clock brings about by itself (scheme rules, step 12): it is due soon one working day before, and overdue when the
/// answer is due and has not come. A clock that is paused for a question brings nothing about.
/// </summary>
static class ResponseDeadlines
{
    /// <summary>The deadlines of an offer that waits for its answer; of any other there are none.</summary>
    /// <param name="offer">The offer.</param>
    internal static IEnumerable<Deadline> Of(Offer offer)
    {
        if (offer is not { Status: OfferStatus.Open, Clock: { IsPaused: false } clock })
        {
            yield break;
        }

        if (offer.SaidDueSoon != offer.RespondBy)
        {
            yield return new Deadline(
                clock.DueSoonFrom, new OfferResponseDueSoon(offer.ReferralId, offer.Authority, offer.Region, offer.RespondBy));
        }

        yield return new Deadline(
            clock.RespondBy, new OfferResponseOverdue(offer.ReferralId, offer.Authority, offer.Region, offer.RespondBy));
    }
}
