using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Contracts.Refusals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Handling;

/// <summary>Lets the offer stand again, with a new time to answer, once the authority's obligation is reaffirmed.</summary>
sealed class WhenObligationReaffirmed : IHandle<ObligationReaffirmed>
{
    public async Task Handle(ObligationReaffirmed message, IDocumentSession session, CancellationToken ct)
    {
        // The case of an offer's reasons, or of its silence, bears the offer's identifier.
        var offer = await session.Events.FetchForWriting<Offer>(message.RefusalId, ct);
        if (Decide(offer.Aggregate, message) is not { } reaffirmed)
        {
            return;
        }

        offer.AppendOne(reaffirmed);
        var allocation = await session.Events.FetchForWriting<AllocationCase>(reaffirmed.ReferralId, ct);
        if (allocation.Aggregate is { IsWithAuthority: true } a && a.OfferId == message.RefusalId)
        {
            allocation.AppendOne(new AllocationOfferedAgain(message.RefusalId, reaffirmed.Authority, reaffirmed.RespondBy));
        }
    }

    /// <summary>
    /// An offer that is declined, or that waits for its answer, stands until the end of the last day to comply (refusals: state machine,
    /// row 15). One that was accepted or has ended, or whose decline stands for good, is not touched.
    /// </summary>
    /// <exception cref="NotYetException">The offer is not known here.</exception>
    internal static OfferReaffirmed? Decide(Offer? offer, ObligationReaffirmed message)
    {
        if (offer is null)
        {
            throw new NotYetException("the offer that stands again");
        }

        var respondBy = UkTime.At(message.ComplyBy, offer.Clock.CutOff);
        var isKnown = offer.IsReaffirmed && offer.RespondBy == respondBy && !offer.IsDeclineOpen;
        return !isKnown && (offer.IsDeclineOpen || offer.IsUnanswered)
            ? new OfferReaffirmed(offer.ReferralId, offer.Authority, offer.Region, message.RefusalId, respondBy)
            : null;
    }
}
