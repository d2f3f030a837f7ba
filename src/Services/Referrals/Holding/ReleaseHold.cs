using TransferScheme.Platform.Deciding;

namespace TransferScheme.Referrals.Holding;

/// <summary>The entry authority or the national team releases the hold: the referral goes on from where it stood.</summary>
static class ReleaseHold
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/holds/release", Handle).WithName("ReleaseHold").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(Referral referral) =>
        Acts.Ended(referral) is { } ended ? ended
        : referral.Overlays.Hold is null ? Rejection.Conflict("not-held", "This referral is not on hold.")
        : new HoldReleased();

    static Task<CommandResult> Handle(Guid id, Command<NoBody> command, IReferralStore store, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, NoBody>(
            command, id, ReferralsPolicy.MayHold, (referral, _) => Task.FromResult(Decide(referral)), ct, ActAnswer.Of(id));
}
