using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Holding;

/// <summary>A hold.</summary>
/// <param name="ReasonCode">Why.</param>
/// <param name="ReviewOn">Day on which it is looked at again: today or later.</param>
/// <param name="Note">Free text; needed with <c>other</c>.</param>
public sealed record HoldReferralRequest(string ReasonCode, DateOnly ReviewOn, string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Reason(ReasonCode, Note, ReferralReasons.Hold);
}

/// <summary>
/// The entry authority or the national team puts an open referral on hold (scheme rules E09, E10): a reason, and a day to look again.
/// </summary>
static class HoldReferral
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/holds", Handle).WithName("HoldReferral").Produces<ActAnswer>();

    /// <summary>One hold at a time, over any open state. The statutory clock runs on.</summary>
    internal static Decision<ReferralEvent> Decide(Referral referral, HoldReferralRequest request, Sealed<ActNote>? note, DateOnly today) =>
        request.ReviewOn < today ? Rejection.Invalid("reviewOn", "Must not be in the past.")
        : Acts.Ended(referral) is { } ended ? ended
        : referral.Overlays.Hold is not null
            ? Rejection.Conflict("already-held", "This referral is on hold: release that hold before you place another.")
        : new ReferralHeld(request.ReasonCode, request.ReviewOn, note);

    static Task<CommandResult> Handle(
        Guid id, Command<HoldReferralRequest> command, IReferralStore store, Sealer<IReferralStore> sealer,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, HoldReferralRequest>(
            command,
            id,
            ReferralsPolicy.MayHold,
            async (referral, request) => Decide(
                referral, request, await sealer.SealNote(referral, "hold", request.Note, ct), UkTime.DateOf(clock.GetUtcNow())),
            ct,
            ActAnswer.Of(id));
}
