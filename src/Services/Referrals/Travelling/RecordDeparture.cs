using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Guarding;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Travelling;

/// <summary>A departure.</summary>
/// <param name="DepartedAt">When the children left; not in the future.</param>
/// <param name="Escort">Who travels with them.</param>
/// <param name="ExpectedAt">When they are expected.</param>
public sealed record RecordDepartureRequest(DateTimeOffset DepartedAt, string Escort, DateTimeOffset ExpectedAt) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(Escort, "escort", 400);
        faults.When(
            ExpectedAt < DepartedAt || ExpectedAt - DepartedAt > MoveExpectedArrival.FurthestAhead, "expectedAt",
            "Must not be before departedAt, nor more than a week after it.");
    }
}

/// <summary>
/// The entry authority records that the children left. It stays responsible until they are received. Nobody travels who is held,
/// missing, unwilling, of age, or whose interests were not looked at lately (scheme rules, step 17).
/// </summary>
static class RecordDeparture
{
    internal static void Map(IEndpointRouteBuilder transfers) => transfers.MapPost("{id:guid}/departure", Handle).WithName("RecordDeparture");

    internal static Decision<ReferralEvent> Decide(
        Referral referral, RecordDepartureRequest request, Sealed<Journey> journey, TravelFacts facts, DateTimeOffset now) =>
        request.DepartedAt > now || UkTime.DateOf(request.DepartedAt) < referral.ReferredOn
            ? Rejection.Invalid("departedAt", "Must be between the day of the referral and now.")
        : referral.Status is not ReferralStatus.Arranged ? Rejection.Conflict("not-arranged", "Children leave when both authorities have signed.")
        : request.DepartedAt < referral.MadeAt
            ? Rejection.Conflict(
                "departed-before-arrangement",
                "The departure lies before both authorities had signed, and responsibility never moves by a journey that began before "
                + "its arrangement: check the time. GET the transfer shows when it was made.")
        : TravelBar.Of(referral, facts, UkTime.DateOf(request.DepartedAt)) is { } bar ? bar
        : new DepartureRecorded(referral.EntryAuthority, referral.ReceivingAuthority!, request.DepartedAt, request.ExpectedAt, journey);

    static Task<CommandResult> Handle(
        Guid id, Command<RecordDepartureRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, FormSealing sealing,
        ReviewRules reviews, AgeGuard ages, TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, RecordDepartureRequest>(
            command,
            id,
            ReferralsPolicy.MayDepart,
            async (referral, request) => await ages.TravellingAsync(
                Decide(
                    referral, request, await sealer.Seal(referral.ChildIds, new Journey(request.Escort), ct),
                    TravelFacts.Of(referral, await sealing.OpenInUse(referral, ct), reviews.StaleAfterDays), clock.GetUtcNow()),
                referral, ct),
            ct);
}
