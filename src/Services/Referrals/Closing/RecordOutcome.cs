using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Closing;

/// <summary>How the children are after the move.</summary>
/// <param name="RecordedOn">Day on which it was found: not before the move, and not in the future.</param>
/// <param name="Summary">How they are.</param>
/// <param name="Children">What became of each child's placement.</param>
public sealed record RecordOutcomeRequest(DateOnly RecordedOn, string Summary, IReadOnlyList<ChildOutcome>? Children = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(Summary, "summary", 20000);
        faults.When(
            Children?.Count > ChildDetails.MostChildren, "children", $"Must be at most {ChildDetails.MostChildren} children.");
        foreach (var (i, child) in (Children ?? []).Take(ChildDetails.MostChildren).Index())
        {
            faults.OneOf(child.Code, $"children[{i}].code", [.. ReferralReasons.Outcome.Where(r => !r.Deprecated).Select(r => r.Code)]);
            faults.When(
                Children!.Take(i).Any(c => c.ChildId == child.ChildId), $"children[{i}].childId", "Must name each child once.");
        }
    }
}

/// <summary>
/// The receiving authority tells the referrer, about 28 days after the move, how the children are (scheme rules, step 25). Told again,
/// it supplements what was told before.
/// </summary>
static class RecordOutcome
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/outcome", Handle).WithName("RecordOutcome").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(
        Referral referral, RecordOutcomeRequest request, Sealed<OutcomeReport> report, DateOnly today) =>
        request.RecordedOn > today || (referral.EffectiveAt is { } moved && request.RecordedOn < UkTime.DateOf(moved))
            ? Rejection.Invalid("recordedOn", "Must be between the day of the move and today.")
        : Stranger(referral, request.Children ?? []) is { } stranger
            ? Rejection.Invalid($"children[{stranger}].childId", "Must be a child of this referral.")
        : referral.Status is not ReferralStatus.Completed
            ? Rejection.Conflict("not-completed", "An outcome is told of children who have moved.")
        : new OutcomeRecorded(request.RecordedOn, report, request.Children is { Count: > 0 } told ? told : null);

    static int? Stranger(Referral referral, IReadOnlyList<ChildOutcome> told) =>
        told.Index().Where(c => !referral.ChildIds.Contains(c.Item.ChildId)).Select(c => (int?)c.Index).FirstOrDefault();

    static Task<CommandResult> Handle(
        Guid id, Command<RecordOutcomeRequest> command, IReferralStore store, Sealer<IReferralStore> sealer,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, RecordOutcomeRequest>(
            command,
            id,
            ReferralsPolicy.MayTellOutcome,
            async (referral, request) => Decide(
                referral, request, await sealer.Seal(referral.About, new OutcomeReport(request.Summary), ct),
                UkTime.DateOf(clock.GetUtcNow())),
            ct,
            ActAnswer.Of(id));
}
