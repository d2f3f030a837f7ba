using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Refusals.Handling;

/// <summary>The clock of an offer goes on after a question: its answer is due later than it was.</summary>
sealed class WhenQueryAnswered : IHandle<QueryAnswered>
{
    public Task Handle(QueryAnswered message, IDocumentSession session, CancellationToken ct) =>
        session.MoveAsync(message.OfferId, message.RespondBy, message.Version, ct);
}

/// <summary>A request to answer later was decided: granted, it moves the time; not granted, the time told is the one that stands.</summary>
sealed class WhenDeferralDecided : IHandle<DeferralDecided>
{
    public Task Handle(DeferralDecided message, IDocumentSession session, CancellationToken ct) =>
        session.MoveAsync(message.OfferId, message.RespondBy, message.Version, ct);
}

/// <summary>The offer stands again, with a new time to answer.</summary>
sealed class WhenOfferReaffirmed : IHandle<OfferReaffirmed>
{
    public Task Handle(OfferReaffirmed message, IDocumentSession session, CancellationToken ct) =>
        session.MoveAsync(message.OfferId, message.RespondBy, message.Version, ct);
}
