using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Offers;

/// <summary>An acceptance.</summary>
/// <param name="PlacementType">Kind of placement.</param>
/// <param name="Placement">The placement, with its address.</param>
/// <param name="SocialWorker">The social worker, named before travel.</param>
public sealed record AcceptOfferRequest(string PlacementType, string Placement, SocialWorker SocialWorker) : IChecked
{
    /// <summary>The kinds of placement.</summary>
    internal static readonly string[] PlacementTypes = ["foster", "supportedLodgings", "residential", "supportedAccommodation"];

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(PlacementType, "placementType", PlacementTypes);
        faults.Text(Placement, "placement", 2000);
        faults.Text(SocialWorker.Name, "socialWorker.name");
        faults.Text(SocialWorker.Email, "socialWorker.email");
        faults.Text(SocialWorker.Phone, "socialWorker.phone", 40);
    }
}

/// <summary>The offered authority takes the children.</summary>
static class AcceptOffer
{
    internal static void Map(RouteGroupBuilder offers) => offers.MapPost("{id:guid}/acceptance", Handle).WithName("AcceptOffer");

    /// <summary>An open offer is accepted with a placement that is lawful at the children's age (scheme rules, step 9; rule E15).</summary>
    internal static Decision<OfferEvent> Decide(Offer offer, string placementType, Sealed<PlacementDetails> details) => offer switch
    {
        { Status: not OfferStatus.Open } => Rejection.Conflict("offer-not-open", "This offer is no longer open."),
        _ when !offer.AllowsPlacement(placementType) => Rejection.Conflict("placement-unlawful", "Not a lawful placement at this age."),
        _ => new OfferAccepted(offer.ReferralId, offer.Authority, offer.Group.Size, placementType, details),
    };

    static Task<CommandResult> Handle(
        Guid id, Command<AcceptOfferRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer, CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, AcceptOfferRequest>(
            command, id, AllocationPolicy.MayAnswer,
            async (offer, request) => Decide(
                offer, request.PlacementType,
                await sealer.Seal(offer.Group.ChildIds, new PlacementDetails(request.Placement, request.SocialWorker), ct)),
            ct);
}
