using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.Travelling;

/// <summary>When children on their way are expected now.</summary>
/// <param name="ExpectedAt">When: from now on, and at most a week ahead.</param>
/// <param name="Note">Why.</param>
public sealed record MoveExpectedArrivalRequest(DateTimeOffset ExpectedAt, string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Note, "note", Acts.LongestNote);
}

/// <summary>
/// The entry authority, which is responsible for children on their way, says anew when they are expected: a train is late. The alarm
/// moves with it. What an alarm has opened already stays until a child is found or received.
/// </summary>
static class MoveExpectedArrival
{
    /// <summary>How far ahead an arrival is expected: a slip in the year must not silence the alarm.</summary>
    internal static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(7);

    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapPost("{id:guid}/expected-arrival", Handle).WithName("MoveExpectedArrival").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(
        Referral referral, DateTimeOffset expectedAt, Sealed<ActNote>? note, DateTimeOffset now) =>
        expectedAt < now || expectedAt > now + FurthestAhead
            ? Rejection.Invalid("expectedAt", "Must be between now and a week from now.")
        : (Acts.Ended(referral) ?? Arrival.NotUnderWay(referral)) is { } rejection ? rejection
        : referral.Received is not null
            ? Rejection.Conflict("arrival-confirmed", "The receiving authority has said that the children arrived: confirm or dispute it.")
        : expectedAt == referral.ExpectedAt ? Decision<ReferralEvent>.Nothing
        : new ExpectedArrivalMoved(expectedAt, note);

    static Task<CommandResult> Handle(
        Guid id, Command<MoveExpectedArrivalRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, MoveExpectedArrivalRequest>(
            command,
            id,
            ReferralsPolicy.MayDepart,
            async (referral, request) => Decide(
                referral, request.ExpectedAt, await sealer.SealNote(referral, "expected-arrival", request.Note, ct), clock.GetUtcNow()),
            ct,
            ActAnswer.Of(id));
}
