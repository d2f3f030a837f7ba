using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Hearing;

/// <summary>A child objects.</summary>
/// <param name="RecordedOn">Day on which the child said so; not in the future.</param>
/// <param name="AdvocateOffered">Whether an advocate was offered.</param>
/// <param name="Summary">What the child said.</param>
/// <param name="ChildId">The child; absent where all children of the referral object.</param>
public sealed record RecordObjectionRequest(DateOnly RecordedOn, bool AdvocateOffered, string Summary, Guid? ChildId = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Summary, "summary", 20000);
}

/// <summary>
/// The entry authority records that a child objects to the move (scheme rules: never forced). It bars the journey until a review has
/// heard the child.
/// </summary>
static class RecordObjection
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/objections", Handle).WithName("RecordObjection").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(
        Referral referral, RecordObjectionRequest request, Sealed<ChildsWords> words, DateOnly today) =>
        request.RecordedOn > today ? Rejection.Invalid("recordedOn", "Must not be in the future.")
        : Acts.Stranger(referral, request.ChildId) is { } stranger ? stranger
        : Acts.Ended(referral) is { } ended ? ended
        : !request.AdvocateOffered
            ? Rejection.Conflict("advocate-not-offered", "Offer the child an advocate, then record what the child says.")
        : new ObjectionRecorded(referral.Overlays.ObjectionsRecorded + 1, request.ChildId, request.RecordedOn, words);

    static Task<CommandResult> Handle(
        Guid id, Command<RecordObjectionRequest> command, IReferralStore store, Sealer<IReferralStore> sealer,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, RecordObjectionRequest>(
            command,
            id,
            ReferralsPolicy.MayReport,
            async (referral, request) => Decide(
                referral, request, await sealer.Seal(Acts.AboutOf(referral, request.ChildId), new ChildsWords(request.Summary), ct),
                UkTime.DateOf(clock.GetUtcNow())),
            ct,
            ActAnswer.Of(id));
}
