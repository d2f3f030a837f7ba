using TransferScheme.Platform.Deciding;

namespace TransferScheme.Referrals.GoingMissing;

/// <summary>The missing child was found.</summary>
static class CloseMissingEpisode
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/missing-episodes/{n:int}/end", Handle).WithName("CloseMissingEpisode").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(Referral referral, int number, DateTimeOffset now) =>
        Acts.Ended(referral, now) is { } ended ? ended
        : referral.Overlays.Episodes.FirstOrDefault(e => e.Number == number) is not { FoundAt: null } open
            ? Rejection.Conflict("episode-not-open", "No missing episode of this number is open.")
        : AllClear.Of(referral, [open], now).ToArray();

    static Task<CommandResult> Handle(
        Guid id, int n, Command<NoBody> command, IReferralStore store, TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, NoBody>(
            command, id, ReferralsPolicy.MayReport, (referral, _) => Task.FromResult(Decide(referral, n, clock.GetUtcNow())), ct,
            ActAnswer.Of(id));
}
