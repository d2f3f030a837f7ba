using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Refusals.Ending;

namespace TransferScheme.Refusals.Handling;

/// <summary>The case of an offer that was withdrawn is over.</summary>
sealed class WhenOfferWithdrawn : IHandle<OfferWithdrawn>
{
    public async Task Handle(OfferWithdrawn message, IDocumentSession session, CancellationToken ct)
    {
        await session.NoteAsync(message.OfferId, KnownStatus.Withdrawn, message.Version, ct);
        await session.FollowAsync(message.OfferId, refusal => Endings.End(refusal, message.Reason), ct);
    }
}
