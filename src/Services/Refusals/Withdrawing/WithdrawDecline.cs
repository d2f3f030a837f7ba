using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Ending;
using TransferScheme.Refusals.Issuing;

namespace TransferScheme.Refusals.Withdrawing;

/// <summary>A decline taken back: the authority accepts, with a placement and a named social worker.</summary>
/// <param name="PlacementType">Kind of placement.</param>
/// <param name="Placement">The placement, with its address.</param>
/// <param name="SocialWorker">The social worker, named before travel.</param>
public sealed record WithdrawDeclineRequest(string PlacementType, string Placement, PlacementWorker SocialWorker) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(PlacementType, "placementType", "foster", "supportedLodgings", "residential", "supportedAccommodation");
        faults.Text(Placement, "placement", 2000);
        faults.Text(SocialWorker.Name, "socialWorker.name");
        faults.Text(SocialWorker.Email, "socialWorker.email");
        faults.Text(SocialWorker.Phone, "socialWorker.phone", 40);
    }
}

/// <summary>
/// The authority takes its decline back and accepts, until its reasons are accepted. Allocation is asked as for issue, since its offer
/// decides who was first.
/// </summary>
static class WithdrawDecline
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapPost("{id:guid}/withdrawal", Handle).WithName("WithdrawDecline");

    /// <summary>A decline that stands and whose reasons are not accepted.</summary>
    internal static Decision<RefusalEvent> Decide(
        Refusal refusal, string placementType, Sealed<PlacementOffered> placement, Guid? person = null) => refusal switch
        {
            _ when (Endings.Over(refusal) ?? Endings.Gone(refusal)) is { } over => over,
            { DeclineStands: true, Status: not (RefusalStatus.ReasonsAccepted or RefusalStatus.Closed) } =>
                new WithdrawalBegun(placementType, placement, person),
            _ => Rejection.Conflict("no-decline-stands", "There is no decline that can be taken back."),
        };

    static async Task<CommandResult> Handle(
        Guid id, Command<WithdrawDeclineRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, Settling settling,
        CancellationToken ct)
    {
        var begun = await store.Decide<Refusal, RefusalEvent, WithdrawDeclineRequest>(
            command, id, RefusalsPolicy.MayState,
            async (refusal, request) => Decide(refusal, request.PlacementType, await sealer.Seal(
                refusal.Offer.ChildIds, new PlacementOffered(request.Placement, request.SocialWorker), ct), command.Actor.Person),
            ct, (refusal, version) => Settling.Foretell(id, refusal, version));
        var settled = begun.Failed ? null : await settling.SettleAsync(id, ct);
        return begun.Failed || settled is { Status: RefusalStatus.Withdrawn } ? begun
            : settled?.TurnedDownFor == CommonRejections.Unlawful.Code ? CommonRejections.Unlawful
            : CommonRejections.NotOpen;
    }
}
