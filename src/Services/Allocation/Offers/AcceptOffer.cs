using TransferScheme.Allocation.Conditions;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Offers;

/// <summary>An acceptance.</summary>
/// <param name="PlacementType">Kind of placement.</param>
/// <param name="Placement">The placement, with its address.</param>
/// <param name="SocialWorker">The social worker, named before travel.</param>
/// <param name="Conditions">Under which conditions, if any: duties of either authority.</param>
public sealed record AcceptOfferRequest(
    string PlacementType, string Placement, SocialWorker SocialWorker, IReadOnlyList<ConditionRequest>? Conditions = null) : IChecked
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
        faults.Conditions(Conditions);
    }

    /// <summary>The acceptance with all that is personal sealed.</summary>
    /// <param name="keys">The children's keys.</param>
    /// <param name="children">The children.</param>
    internal SealedAcceptance Seal(ChildKeys keys, IReadOnlyList<Guid> children) => new(
        PlacementType, keys.Seal(children, new PlacementDetails(Placement, SocialWorker)), Conditions.Seal(keys, children));
}

/// <summary>An acceptance with all that is personal sealed.</summary>
/// <param name="PlacementType">Kind of placement.</param>
/// <param name="Details">The placement and the social worker.</param>
/// <param name="Conditions">The conditions; null where there are none.</param>
sealed record SealedAcceptance(
    string PlacementType, Sealed<PlacementDetails> Details, IReadOnlyList<AcceptanceCondition>? Conditions);

/// <summary>The offered authority takes the children.</summary>
static class AcceptOffer
{
    /// <summary>Somebody or something else was first.</summary>
    internal static readonly Rejection NotOpen = Rejection.Conflict("offer-not-open", "This offer is no longer open.");

    internal static void Map(RouteGroupBuilder offers) => offers.MapPost("{id:guid}/acceptance", Handle).WithName("AcceptOffer");

    /// <summary>
    /// An open offer, or one that is overdue, is accepted with a placement that is lawful at the children's age (scheme rules, step 9;
    /// rule E15), under conditions that can still be kept.
    /// </summary>
    internal static Decision<OfferEvent> Decide(
        Offer offer, string placementType, Sealed<PlacementDetails> details, IReadOnlyList<AcceptanceCondition>? conditions = null,
        DateOnly today = default) =>
        !offer.IsUnanswered ? NotOpen
        : !offer.AllowsPlacement(placementType) ? Rejection.Conflict("placement-unlawful", "Not a lawful placement at this age.")
        : ConditionRules.Late(conditions, today) is { } late ? late
        : new OfferAccepted(offer.ReferralId, offer.Authority, offer.Group.Size, placementType, details, conditions);

    static Task<CommandResult> Handle(
        Guid id, Command<AcceptOfferRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, AcceptOfferRequest>(
            command, id, AllocationPolicy.MayAnswer,
            async (offer, request) =>
            {
                var given = request.Seal(await sealer.KeysAsync(offer.Group.ChildIds, ct), offer.Group.ChildIds);
                return Decide(offer, given.PlacementType, given.Details, given.Conditions, UkTime.DateOf(clock.GetUtcNow()));
            },
            ct);
}
