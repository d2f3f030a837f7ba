using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Ending;

namespace TransferScheme.Refusals.Handling;

/// <summary>
/// Another authority of the region took the children over: its offer is accepted from its first day on, and no other message tells of it.
/// A case of the old offer that is still open is over.
/// </summary>
sealed class WhenOfferSwapped : IHandle<OfferSwapped>
{
    public async Task Handle(OfferSwapped message, IDocumentSession session, CancellationToken ct)
    {
        await session.NoteAsync(message.OfferId, KnownStatus.Superseded, message.Version, ct);
        if (await session.LoadAsync<KnownOffer>(message.NewOfferId, ct) is null)
        {
            session.Store(New(message));
        }

        await session.FollowAsync(message.OfferId, refusal => Endings.End(refusal, "offer-swapped"), ct);
    }

    // Its stream begins with the offer and its acceptance: later notices are newer than these two.
    static KnownOffer New(OfferSwapped message) => new(
        message.NewOfferId, message.ReferralId, message.NewAuthority, message.NewRegion, message.Size, message.OccurredAt,
        KnownStatus.Accepted, 2, IsSwap: true, AcceptedOn: UkTime.DateOf(message.OccurredAt));
}
