using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Referrals.Guarding;

namespace TransferScheme.Referrals.Withdrawing;

/// <summary>A withdrawal.</summary>
/// <param name="ReasonCode">Why.</param>
/// <param name="Note">Free text; needed with <c>other</c>.</param>
public sealed record WithdrawReferralRequest(string ReasonCode, string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Reason(
        ReasonCode, Note, [.. ReferralReasons.Withdraw.Where(r => r.Code != ReferralReasons.AuthoritiesMerged)]);
}

/// <summary>
/// The entry authority takes its request back, at any time before responsibility moves. It decides on the version that the preview
/// showed it, by If-Match. An acceptance that crosses is taken back by Allocation: this stream decides until the transfer is complete.
/// </summary>
static class WithdrawReferral
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/withdrawal", Handle).WithName("WithdrawReferral").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(Referral referral, string reasonCode, Sealed<ActNote>? note) =>
        (Acts.Ended(referral) ?? Acts.Arrived(referral)) is { } rejection ? rejection
            : new ReferralWithdrawn(referral.EntryAuthority, reasonCode, referral.WasEligible, note);

    static Task<CommandResult> Handle(
        Guid id, Command<WithdrawReferralRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, AgeGuard ages,
        CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, WithdrawReferralRequest>(
            command,
            id,
            ReferralsPolicy.MayWithdraw,
            async (referral, request) => await ages.EndingAsync(
                Decide(referral, request.ReasonCode, await sealer.SealNote(referral, "withdrawal", request.Note, ct)),
                referral, null, ct),
            ct,
            ActAnswer.Of(id));
}
