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

    /// <summary>An offer of a referral that waits for one is noted; a repeat changes nothing.</summary>
    /// <exception cref="NotYetException">The referral is not known, or not known to be eligible, here yet.</exception>
    internal static ReferralEvent? Decide(Referral? referral, OfferMade offer) => referral switch
    {
        { Status: ReferralStatus.AwaitingAllocation } => new OfferNoted(offer.OfferId, offer.Authority, offer.Region),
        { OfferId: { } noted } when noted == offer.OfferId => null,
        _ => throw new NotYetException("the referral to be eligible"),
    };
}
