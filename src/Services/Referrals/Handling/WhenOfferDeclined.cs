using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Ends the part of the authority that declined: it sees the referral no more, whatever becomes of its reasons.</summary>
sealed class WhenOfferDeclined : IHandle<OfferDeclined>
{
    public async Task Handle(OfferDeclined message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(message.ReferralId, ct);
        if (Decide(stream.Aggregate, message) is { } e)
        {
            stream.AppendOne(e);
        }
    }

    /// <summary>The decline of the offer that stands is noted; a repeat, or one that was answered since, changes nothing.</summary>
    /// <inheritdoc cref="OfferNews.Bears(Referral?, Guid)" path="/exception"/>
    internal static ReferralEvent? Decide(Referral? referral, OfferDeclined decline) =>
        OfferNews.Bears(referral, decline.OfferId, decline.Version) ? new DeclineNoted(decline.OfferId, decline.Version) : null;
}
