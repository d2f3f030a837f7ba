using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Referrals.Handling;

/// <summary>Shows that the offered authority has its answer.</summary>
sealed class WhenQueryAnswered : IHandle<QueryAnswered>
{
    public async Task Handle(QueryAnswered message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Referral>(message.ReferralId, ct);
        if (Decide(stream.Aggregate, message) is { } e)
        {
            stream.AppendOne(e);
        }
    }

    /// <summary>Each answer is noted once, by its number, also where its question comes later.</summary>
    /// <inheritdoc cref="OfferNews.Bears(Referral?, Guid)" path="/exception"/>
    internal static ReferralEvent? Decide(Referral? referral, QueryAnswered answer) =>
        OfferNews.Bears(referral, answer.OfferId) && !referral!.QueriesAnswered.Contains(answer.Number)
            ? new QueryAnswerNoted(answer.OfferId, answer.Number)
            : null;
}
