using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>
/// Lets the referral wait for another authority once a decline stands for good; the region that had the turn sees it no more.
/// </summary>
sealed class WhenDeclineSettled : IHandle<DeclineSettled>
{
    public async Task Handle(DeclineSettled message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(message.ReferralId, ct);
        if (Decide(stream.Aggregate, message) is { } e)
        {
            stream.AppendOne(e);
        }
    }

    /// <summary>
    /// The offer is over, also where it is told itself, or its decline or reaffirmation, only later; a repeat changes nothing.
    /// </summary>
    /// <exception cref="NotYetException">The referral is not known here yet.</exception>
    internal static ReferralEvent? Decide(Referral? referral, DeclineSettled settled) => referral switch
    {
        { HasEnded: true } => null,
        { } known when known.PastOffers.Contains(settled.OfferId) => null,
        { OfferId: { } taken, ReceivingAuthority: not null } when taken == settled.OfferId => null,
        not null => new DeclineSettlementNoted(settled.OfferId, settled.IsValid),
        null => throw new NotYetException("the referral"),
    };
}
