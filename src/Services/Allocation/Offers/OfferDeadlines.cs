using TransferScheme.Allocation.Conditions;
using TransferScheme.Allocation.Swapping;
using TransferScheme.Platform.Deadlines;

namespace TransferScheme.Allocation.Offers;

/// <summary>All that happens to an offer by itself: while it waits for its answer, and after it was accepted.</summary>
static class OfferDeadlines
{
    /// <summary>The deadlines of an offer.</summary>
    /// <param name="offer">The offer.</param>
    internal static IEnumerable<Deadline> Of(Offer offer) =>
        [.. ResponseDeadlines.Of(offer), .. SwapDeadlines.Of(offer), .. ConditionDeadlines.Of(offer)];
}
