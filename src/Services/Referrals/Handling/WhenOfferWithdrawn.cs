using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Ends the offered authority's part: the referral waits for an authority again.</summary>
sealed class WhenOfferWithdrawn : IHandle<OfferWithdrawn>
{
    public async Task Handle(OfferWithdrawn message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(message.ReferralId, ct);
        if (Decide(stream.Aggregate, message) is { } e)
        {
            stream.AppendOne(e);
        }
    }

    /// <summary>
    /// The withdrawal is noted, also where it is told before its offer, or after the offer that followed: that offer is over then. A
    /// referral that has ended knows of no offer any more.
    /// </summary>
    /// <exception cref="NotYetException">
    /// The referral is not known here yet; or it stands as accepted, and how it ended, for which Allocation took the acceptance back,
    /// comes first.
    /// </exception>
    internal static ReferralEvent? Decide(Referral? referral, OfferWithdrawn withdrawal) => referral switch
    {
        { HasEnded: true } => null,
        { } known when known.PastOffers.Contains(withdrawal.OfferId) => null,
        { OfferId: { } taken, ReceivingAuthority: not null } when taken == withdrawal.OfferId =>
            throw new NotYetException("the end of the referral"),
        not null => new OfferWithdrawalNoted(withdrawal.OfferId),
        null => throw new NotYetException("the referral"),
    };
}
