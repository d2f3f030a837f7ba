using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Offers;

/// <summary>A decline taken back, asked for by the service that holds the statement of reasons.</summary>
/// <param name="RefusalId">The statement.</param>
/// <param name="PlacementType">Kind of placement.</param>
/// <param name="Placement">The placement, with its address.</param>
/// <param name="SocialWorker">The social worker, named before travel.</param>
public sealed record TakeDeclineBackRequest(Guid RefusalId, string PlacementType, string Placement, SocialWorker SocialWorker) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(RefusalId == Guid.Empty, "refusalId", "Is needed.");
        new AcceptOfferRequest(PlacementType, Placement, SocialWorker).Check(faults);
    }
}

/// <summary>
/// An authority takes its decline back and accepts, until the referral has gone on without it. As with the decline itself the other
/// service asks, this stream decides, and the same statement may ask again.
/// </summary>
static class TakeDeclineBack
{
    internal static void Map(RouteGroupBuilder offers) =>
        offers.MapPost("{id:guid}/decline-withdrawal", Handle).WithName("TakeDeclineBack");

    /// <summary>
    /// A decline that is not settled, also one after which the obligation was reaffirmed, gives way to an acceptance with a placement
    /// that is lawful at the children's age (refusals: state machine, row 12; rule E15).
    /// </summary>
    internal static Decision<OfferEvent> Decide(
        Offer offer, Guid refusalId, string placementType, Sealed<PlacementDetails> details)
    {
        if (offer is { Decline: { IsTakenBack: true } done } && done.RefusalId == refusalId)
        {
            return Decision<OfferEvent>.Nothing;
        }

        if (!offer.MayBeSettled || offer.Decline!.RefusalId != refusalId)
        {
            return AcceptOffer.NotOpen;
        }

        var withdrawn = new DeclineWithdrawn(offer.ReferralId, offer.Authority, refusalId);
        var accepted = AcceptOffer.Decide(Offer.Evolve(offer, withdrawn)!, placementType, details);
        return accepted.Rejection is { } no ? no : new OfferEvent[] { withdrawn, accepted.Events[0] };
    }

    static Task<CommandResult> Handle(
        Guid id, Command<TakeDeclineBackRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer, CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, TakeDeclineBackRequest>(
            command, id, AllocationPolicy.MayDecline,
            async (offer, request) => Decide(
                offer, request.RefusalId, request.PlacementType,
                await sealer.Seal(offer.Group.ChildIds, new PlacementDetails(request.Placement, request.SocialWorker), ct)),
            ct);
}
