using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Referrals.Guarding;
using TransferScheme.Referrals.Judging;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Travelling;

namespace TransferScheme.Referrals.Closing;

/// <summary>A closure.</summary>
/// <param name="ReasonCode">What happened to the children, or to the child.</param>
/// <param name="Note">Free text.</param>
/// <param name="ChildId">The only child who leaves; absent where the referral ends.</param>
public sealed record CloseReferralRequest(string ReasonCode, string? Note = null, Guid? ChildId = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Reason(ReasonCode, Note, ReferralReasons.Closure);
}

/// <summary>
/// The referral ends before responsibility moves, for what happened to the children; or one child leaves a group and the others go
/// on (scheme rules, step 24). A group that is found ineligible is held against the rules again without that child.
/// </summary>
static class CloseReferral
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/closure", Handle).WithName("CloseReferral").Produces<ActAnswer>();

    /// <summary>Ends the referral, or lets one child go.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="request">Why, and who.</param>
    /// <param name="note">The note, sealed.</param>
    /// <param name="judged">What the rules find of the others; only read where one child leaves.</param>
    /// <param name="now">The scheme's clock.</param>
    internal static Decision<ReferralEvent> Decide(
        Referral referral, CloseReferralRequest request, Sealed<ActNote>? note, IReadOnlyList<ReferralEvent> judged, DateTimeOffset now)
    {
        // Whoever turned 18 on the way has arrived as an adult: that cannot be undone, and only this is left. And while an agreed arrival
        // waits for the instant of the terms, the entry authority is responsible for what happens to the children.
        var isLeft = referral.Arriving.Agreed is not null || Arrival.IsBarred(referral, request.ReasonCode, request.ChildId);
        if ((Acts.Stranger(referral, request.ChildId) ?? Acts.Ended(referral, now)
            ?? (isLeft ? null : Acts.Arrived(referral))) is { } rejection)
        {
            return rejection;
        }

        if (request.ChildId is not { } child)
        {
            return new ReferralClosed(referral.EntryAuthority, request.ReasonCode, referral.WasEligible, note);
        }

        var remaining = referral.Children.Count - 1;
        return remaining == 0
            ? Rejection.Conflict(
                "last-child", "This is the only child of the referral: leave childId out, and the referral itself is closed.")
            : (ReferralEvent[])[new ChildLeftGroup(child, remaining, request.ReasonCode, referral.WasEligible, note), .. judged,
                .. Arrival.OfTheOthers(referral, child, now)];
    }

    static Task<CommandResult> Handle(
        Guid id, Command<CloseReferralRequest> command, IReferralStore store, Sealer<IReferralStore> sealer,
        FormSealing sealing, Judge judge, AgeGuard ages, TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, CloseReferralRequest>(
            command,
            id,
            ReferralsPolicy.MayClose,
            async (referral, request) => await ages.EndingAsync(
                Decide(
                    referral, request, await sealer.SealNote(referral, "closure", request.Note, ct),
                    request.ChildId is { } child && IsJudged(referral)
                        ? await judge.OfAsync(referral, Without(child, await sealing.Open(referral, ct)), ct)
                        : [],
                    clock.GetUtcNow()),
                referral, request.ChildId, ct),
            ct,
            ActAnswer.Of(id));

    // A draft is submitted by its entry authority's own act, never because a child left it.
    internal static bool IsJudged(Referral referral) =>
        referral is { Clock: not null, Status: ReferralStatus.Incomplete or ReferralStatus.Ineligible };

    static ReferralForm Without(Guid child, ReferralForm form) =>
        form with { Children = [.. (form.Children ?? []).Where(c => c.Id != child)] };
}
