using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Refusals.Ending;

namespace TransferScheme.Refusals.Handling;

/// <summary>
/// The referral goes on without the authority. With accepted reasons that is what was decided here; without them the review goes on, and
/// the offer cannot stand again.
/// </summary>
sealed class WhenDeclineSettled : IHandle<DeclineSettled>
{
    public async Task Handle(DeclineSettled message, IDocumentSession session, CancellationToken ct)
    {
        await session.NoteAsync(message.OfferId, KnownStatus.Declined, message.Version, ct);
        if (!message.IsValid)
        {
            await session.FollowAsync(message.OfferId, Endings.MoveOn, ct);
        }
    }
}
