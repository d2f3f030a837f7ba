using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Opens the minimum facts of a referral to the authority that it is offered to.</summary>
sealed class WhenOfferMade : IHandle<OfferMade>
{
    public async Task Handle(OfferMade message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(message.ReferralId, ct);
        if (Decide(stream.Aggregate, message) is { } e)
        {
            stream.AppendOne(e);
        }
    }

    /// <summary>
    /// An offer of a referral that waits for one is noted; a repeat changes nothing, nor does an offer of one that has ended meanwhile.
    /// </summary>
    /// <exception cref="NotYetException">
    /// The referral is not known, or not known to be eligible, here yet; or the offer before it is not over here: that its decline was
    /// settled, or that it was withdrawn, comes first.
    /// </exception>
    internal static ReferralEvent? Decide(Referral? referral, OfferMade offer) => referral switch
    {
        { } known when known.PastOffers.Contains(offer.OfferId) => null,
        { OfferId: { } noted } when noted == offer.OfferId => null,
        { Status: ReferralStatus.AwaitingAllocation } known when IsNext(known, offer) => new OfferNoted(offer.OfferId, offer.Authority, offer.Region),
        { HasEnded: true } => null,
        _ => throw new NotYetException("the referral to be free for an offer"),
    };

    // Two offers told in the wrong order would leave the earlier one standing.
    static bool IsNext(Referral known, OfferMade offer) => offer.PreviousOfferId is not { } before || known.PastOffers.Contains(before);
}
