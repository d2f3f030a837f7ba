using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Refusals.Handling;

/// <summary>Keeps an offer.</summary>
sealed class WhenOfferMade : IHandle<OfferMade>
{
    public async Task Handle(OfferMade message, IDocumentSession session, CancellationToken ct)
    {
        if (await session.LoadAsync<KnownOffer>(message.OfferId, ct) is null)
        {
            session.Store(KnownOffer.Of(message));
        }
    }
}

/// <summary>Notes that an offer is overdue. Silence is kept apart from declines, here as everywhere.</summary>
sealed class WhenOfferResponseOverdue : IHandle<OfferResponseOverdue>
{
    public Task Handle(OfferResponseOverdue message, IDocumentSession session, CancellationToken ct) =>
        session.NoteAsync(message.OfferId, KnownStatus.Overdue, message.Version, ct);
}

/// <summary>Notes that an offer is declined; the statement itself was issued by who asked for it.</summary>
sealed class WhenOfferDeclined : IHandle<OfferDeclined>
{
    public Task Handle(OfferDeclined message, IDocumentSession session, CancellationToken ct) =>
        session.NoteAsync(message.OfferId, KnownStatus.Declined, message.Version, ct);
}
