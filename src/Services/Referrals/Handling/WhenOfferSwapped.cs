using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Opens the full record to the authority that takes the children in another's place, and closes it to that one.</summary>
sealed class WhenOfferSwapped : IHandle<OfferSwapped>
{
    public async Task Handle(OfferSwapped message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(message.ReferralId, ct);
        if (Decide(stream.Aggregate, message) is { } e)
        {
            stream.AppendOne(e);
        }
    }

    /// <summary>
    /// The swap of an accepted offer is noted; a repeat changes nothing. Allocation has asked whether anybody has signed: a signature
    /// that crosses its swap falls, since it was given for another receiver. Once the children have left, who receives is fixed: a swap
    /// that crosses the departure waits where people see it, until the move has failed.
    /// </summary>
    /// <exception cref="NotYetException">The acceptance is not known here yet, or the children are on their way.</exception>
    internal static ReferralEvent? Decide(Referral? referral, OfferSwapped swap) => referral switch
    {
        { Status: ReferralStatus.Withdrawn or ReferralStatus.Closed } => null,
        { Status: ReferralStatus.Accepted or ReferralStatus.Arranged, OfferId: { } taken } when taken == swap.OfferId =>
            new SwapNoted(swap.OfferId, swap.NewOfferId, swap.NewAuthority, swap.NewRegion),
        { } known when known.PastOffers.Contains(swap.OfferId) => null,
        _ => throw new NotYetException("the acceptance that is swapped, or the end of a journey that fails"),
    };
}
