using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Handling;

/// <summary>An accepted offer needs no statement any more: a draft, a report or a reaffirmed obligation ends with it.</summary>
sealed class WhenOfferAccepted : IHandle<OfferAccepted>
{
    public async Task Handle(OfferAccepted message, IDocumentSession session, CancellationToken ct)
    {
        await session.NoteAsync(message.OfferId, KnownStatus.Accepted, message.Version, ct, UkTime.DateOf(message.OccurredAt));
        await session.FollowAsync(message.OfferId, Decide, ct);
    }

    /// <summary>What an acceptance ends. A decline that stands is taken back by its own act, never by a message.</summary>
    /// <exception cref="NotYetException">Allocation is being asked: its answer comes first, which may be that this is the one.</exception>
    internal static RefusalEvent? Decide(Refusal? refusal) => refusal switch
    {
        { Status: RefusalStatus.Issuing or RefusalStatus.Withdrawing } => throw new NotYetException("the answer of Allocation"),
        null or { Status: RefusalStatus.Withdrawn or RefusalStatus.Closed or RefusalStatus.Breached } => null,
        { DeclineStands: true, Status: not RefusalStatus.Reaffirmed } => null,
        _ => new OfferTaken(),
    };
}
