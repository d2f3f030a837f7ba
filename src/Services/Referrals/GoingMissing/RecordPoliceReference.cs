using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.GoingMissing;

/// <summary>The police's reference of a missing episode.</summary>
/// <param name="PoliceReference">Their reference.</param>
public sealed record RecordPoliceReferenceRequest(string PoliceReference) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(PoliceReference, "policeReference");
}

/// <summary>
/// The entry authority records the reference that the police gave: an episode that the alarm opened has none yet. It also corrects one.
/// </summary>
static class RecordPoliceReference
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/missing-episodes/{n:int}/police-reference", Handle).WithName("RecordPoliceReference")
            .Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(Referral referral, int number, Sealed<PoliceReport> report) =>
        Acts.Ended(referral) is { } ended ? ended
        : referral.Overlays.Episodes.FirstOrDefault(e => e.Number == number) is not { FoundAt: null }
            ? Rejection.Conflict("episode-not-open", "No missing episode of this number is open.")
        : new PoliceReferenceRecorded(number, report);

    static Task<CommandResult> Handle(
        Guid id, int n, Command<RecordPoliceReferenceRequest> command, IReferralStore store, Sealer<IReferralStore> sealer,
        CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, RecordPoliceReferenceRequest>(
            command,
            id,
            ReferralsPolicy.MayReport,
            async (referral, request) => Decide(
                referral, n,
                await sealer.Seal(
                    Acts.AboutOf(referral, referral.Overlays.Episodes.FirstOrDefault(e => e.Number == n)?.ChildId),
                    new PoliceReport(request.PoliceReference), ct)),
            ct,
            ActAnswer.Of(id));
}
