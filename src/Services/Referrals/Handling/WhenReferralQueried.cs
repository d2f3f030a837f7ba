using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Shows that the offered authority waits for an answer of the entry authority. No clock of the referral stops.</summary>
sealed class WhenReferralQueried : IHandle<ReferralQueried>
{
    public async Task Handle(ReferralQueried message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(message.ReferralId, ct);
        if (Decide(stream.Aggregate, message) is { } e)
        {
            stream.AppendOne(e);
        }
    }

    /// <summary>Each question is noted once, by its number, whether its answer is known already or not.</summary>
    /// <inheritdoc cref="OfferNews.Bears(Referral?, Guid)" path="/exception"/>
    internal static ReferralEvent? Decide(Referral? referral, ReferralQueried query) =>
        OfferNews.Bears(referral, query.OfferId) && !referral!.Queries.Contains(query.Number)
            ? new QueryNoted(query.OfferId, query.Number)
            : null;
}
