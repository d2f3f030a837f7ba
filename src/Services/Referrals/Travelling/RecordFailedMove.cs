using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.Travelling;

/// <summary>A journey that failed.</summary>
/// <param name="ReasonCode">Why.</param>
/// <param name="Note">Free text; needed with <c>other</c>.</param>
public sealed record RecordFailedMoveRequest(string ReasonCode, string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Reason(ReasonCode, Note, ReferralReasons.FailedMove);
}

/// <summary>
/// The children did not reach the receiving authority: responsibility has not moved (section 69(3)), attempts are counted, and the
/// next move is arranged anew with the authority that accepted. A child who is missing stays missing until the episode ends. Where the
/// receiving authority has said that they arrived, it alone takes that back so, while the entry authority disputes it.
/// </summary>
static class RecordFailedMove
{
    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapPost("{id:guid}/failed-move", Handle).WithName("RecordFailedMove").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(
        Referral referral, string reasonCode, Sealed<ActNote>? note, string? onBehalfOf = null) =>
        Acts.Ended(referral) is { } ended ? ended
        : referral.Status is not ReferralStatus.InTransit
            ? Rejection.Conflict("not-in-transit", "A move fails while the children are on their way.")
        : Acts.Arrived(referral) is { } arrived && (referral.Arriving.OpenDispute is null || onBehalfOf != referral.ReceivingAuthority)
            ? arrived
        : new MoveFailed(referral.EntryAuthority, referral.ReceivingAuthority!, reasonCode, referral.FailedMoves + 1, note);

    static Task<CommandResult> Handle(
        Guid id, Command<RecordFailedMoveRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, RecordFailedMoveRequest>(
            command,
            id,
            ReferralsPolicy.MayArrange,
            async (referral, request) =>
                Decide(
                    referral, request.ReasonCode, await sealer.SealNote(referral, "failed-move", request.Note, ct),
                    command.Actor.Authority),
            ct,
            ActAnswer.Of(id));
}
