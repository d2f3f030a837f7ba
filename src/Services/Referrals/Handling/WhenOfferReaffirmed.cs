using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Opens the minimum facts again to the authority whose obligation was reaffirmed.</summary>
sealed class WhenOfferReaffirmed : IHandle<OfferReaffirmed>
{
    public async Task Handle(OfferReaffirmed message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(message.ReferralId, ct);
        if (Decide(stream.Aggregate, message) is { } e)
        {
            stream.AppendOne(e);
        }
    }

    /// <summary>The offer stands again, also for an authority that had never answered; a repeat changes nothing.</summary>
    /// <inheritdoc cref="OfferNews.Bears(Referral?, Guid)" path="/exception"/>
    internal static ReferralEvent? Decide(Referral? referral, OfferReaffirmed again) =>
        OfferNews.Bears(referral, again.OfferId, again.Version) ? new ReaffirmationNoted(again.OfferId, again.Version) : null;
}
