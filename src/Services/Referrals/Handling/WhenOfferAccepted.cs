using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Referrals.Succeeding;

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

    /// <summary>
    /// The acceptance of the offer that was made last is noted, also when it was declined and the decline is taken back; a repeat
    /// changes nothing, nor does one of an offer that was swapped since. One that crosses a withdrawal opens nothing: Allocation takes
    /// it back. Of an authority that is no more since, it is the successor's.
    /// </summary>
    /// <exception cref="NotYetException">The offer itself is not known here yet: the two messages came out of order.</exception>
    internal static ReferralEvent? Decide(Referral? referral, OfferAccepted acceptance) => referral switch
    {
        { IsBeforeAcceptance: true, OfferId: { } open } known when open == acceptance.OfferId =>
            new AcceptanceNoted(acceptance.OfferId, known.Now(acceptance.Authority)),
        { HasEnded: true } => null,
        { ReceivingAuthority: not null, OfferId: { } noted } when noted == acceptance.OfferId => null,
        { } known when known.PastOffers.Contains(acceptance.OfferId) => null,
        _ => throw new NotYetException("the offer that was accepted"),
    };
}
