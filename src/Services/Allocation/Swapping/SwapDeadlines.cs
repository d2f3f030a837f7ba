using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deadlines;

namespace TransferScheme.Allocation.Swapping;

/// <summary>A swap that nobody has answered lapses when the answer is due: nothing is decided by silence, and access ends.</summary>
static class SwapDeadlines
{
    /// <summary>The deadline of the swap that waits for an answer; none where no swap does.</summary>
    /// <param name="offer">The offer.</param>
    internal static IEnumerable<Deadline> Of(Offer offer) => offer is { Status: OfferStatus.Accepted, Swap: { } swap }
        ? [new Deadline(swap.RespondBy, new SwapLapsed(offer.ReferralId, offer.Authority, swap.Authority, swap.RespondBy))]
        : [];
}
