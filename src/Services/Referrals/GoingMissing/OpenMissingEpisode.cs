using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.GoingMissing;

/// <summary>A child is missing.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="MissingSince">When the child was last known to be there; not in the future.</param>
/// <param name="PoliceReference">The police's reference: they are told first.</param>
public sealed record OpenMissingEpisodeRequest(Guid ChildId, DateTimeOffset MissingSince, string PoliceReference) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(PoliceReference, "policeReference");
}

/// <summary>
/// The entry authority, which stays responsible, opens an episode; whoever opens it owns it. The statutory clock is shown running,
/// and nobody travels (scheme rules: missing before transfer).
/// </summary>
static class OpenMissingEpisode
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/missing-episodes", Handle).WithName("OpenMissingEpisode").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(
        Referral referral, OpenMissingEpisodeRequest request, string owner, Sealed<PoliceReport> report, DateTimeOffset now) =>
        request.MissingSince > now ? Rejection.Invalid("missingSince", "Must not be in the future.")
        : Acts.Stranger(referral, request.ChildId) is { } stranger ? stranger
        : Acts.Ended(referral, now) is { } ended ? ended
        : request.MissingSince < referral.Arriving.Agreed?.ArrivedAt
            ? Rejection.Invalid("missingSince", "Must not be before the arrival, which is agreed.")
        : referral.Overlays.Episodes.Any(e => e.ChildId == request.ChildId && e.FoundAt is null)
            ? Rejection.Conflict("already-missing", "An episode of this child is open already.")
        : new MissingEpisodeOpened(referral.Overlays.EpisodesOpened + 1, request.ChildId, request.MissingSince, owner, report);

    static Task<CommandResult> Handle(
        Guid id, Command<OpenMissingEpisodeRequest> command, IReferralStore store, Sealer<IReferralStore> sealer,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, OpenMissingEpisodeRequest>(
            command,
            id,
            ReferralsPolicy.MayReport,
            async (referral, request) => Decide(
                referral, request, command.Actor.Name,
                await sealer.Seal(Acts.AboutOf(referral, request.ChildId), new PoliceReport(request.PoliceReference), ct),
                clock.GetUtcNow()),
            ct,
            ActAnswer.Of(id));
}
