using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Conditions;

/// <summary>A condition is overdue at midnight after its day, for as long as the acceptance stands.</summary>
static class ConditionDeadlines
{
    /// <summary>The deadlines of the conditions that are not met; none once the offer is another's or has ended.</summary>
    /// <param name="offer">The offer.</param>
    internal static IEnumerable<Deadline> Of(Offer offer) =>
        offer.Status is not OfferStatus.Accepted ? [] :
        [
            .. offer.Conditions.Where(c => c.State is ConditionState.Open).Select(c => new Deadline(
                UkTime.EndOf(c.Agreed.DueOn), new ConditionOverdue(offer.ReferralId, c.Holder(offer), c.Agreed.Number, c.Agreed.DueOn))),
        ];
}
