using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Opens the full record to the authority that accepted: it is the receiving authority now.</summary>
sealed class WhenOfferAccepted : IHandle<OfferAccepted>
{
    public async Task Handle(OfferAccepted message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(message.ReferralId, ct);
        if (Decide(stream.Aggregate, message) is { } e)
        {
            stream.AppendOne(e);
        }
    }

    /// <summary>The acceptance of the offer that stands is noted; a repeat changes nothing.</summary>
    /// <exception cref="NotYetException">The offer itself is not known here yet: the two messages came out of order.</exception>
    internal static ReferralEvent? Decide(Referral? referral, OfferAccepted acceptance) => referral switch
    {
        { Status: ReferralStatus.Offered, OfferId: { } open } when open == acceptance.OfferId => new AcceptanceNoted(acceptance.OfferId, acceptance.Authority),
        { ReceivingAuthority: not null, OfferId: { } noted } when noted == acceptance.OfferId => null,
        _ => throw new NotYetException("the offer that was accepted"),
    };
}
