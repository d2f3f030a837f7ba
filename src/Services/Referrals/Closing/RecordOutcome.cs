using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Closing;

/// <summary>How the children are after the move.</summary>
/// <param name="RecordedOn">Day on which it was found: not before the move, and not in the future.</param>
/// <param name="Summary">How they are.</param>
public sealed record RecordOutcomeRequest(DateOnly RecordedOn, string Summary) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Summary, "summary", 20000);
}

/// <summary>
/// The receiving authority tells the referrer, about 28 days after the move, how the children are (scheme rules, step 25).
/// </summary>
static class RecordOutcome
{
    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/outcome", Handle).WithName("RecordOutcome").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(
        Referral referral, RecordOutcomeRequest request, Sealed<OutcomeReport> report, DateOnly today) =>
        request.RecordedOn > today || (referral.EffectiveAt is { } moved && request.RecordedOn < UkTime.DateOf(moved))
            ? Rejection.Invalid("recordedOn", "Must be between the day of the move and today.")
        : referral.Status is not ReferralStatus.Completed
            ? Rejection.Conflict("not-completed", "An outcome is told of children who have moved.")
        : referral.Outcome is not null ? Rejection.Conflict("outcome-recorded", "The outcome was told already.")
        : new OutcomeRecorded(request.RecordedOn, report);

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
