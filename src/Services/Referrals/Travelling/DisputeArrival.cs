using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.Travelling;

/// <summary>A dispute about an arrival.</summary>
/// <param name="Reason">Why.</param>
/// <param name="ArrivedAt">When the children arrived by the entry authority's account; absent where it says that they have not.</param>
public sealed record DisputeArrivalRequest(string Reason, DateTimeOffset? ArrivedAt = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Reason, "reason", Acts.LongestNote);
}

/// <summary>
/// The entry authority disputes the arrival as the receiving authority recorded it, instead of confirming it. Responsibility stays with
/// it until the dispute is settled (section 69(3): effect depends on reception).
/// </summary>
static class DisputeArrival
{
    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapPost("{id:guid}/arrival-dispute", Handle).WithName("DisputeArrival").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(
        Referral referral, DateTimeOffset? arrivedAt, Sealed<ActNote> reason, DateTimeOffset now) =>
        arrivedAt is { } at && Arrival.Impossible(referral, at, now) is { } impossible ? impossible
        : (Acts.Ended(referral) ?? Arrival.NotUnderWay(referral)) is { } rejection ? rejection
        : referral.Received is not { } received
            ? Rejection.Conflict(
                "not-received", "The receiving authority has not said that the children arrived: there is nothing to dispute.")
        : referral.Arrivals.Any(a => a.OnBehalfOf == referral.EntryAuthority)
            ? Rejection.Conflict(
                "already-confirmed", "Your authority has confirmed the arrival, and of two times the receiving authority's stands.")
        : referral.Arriving.OpenDispute is not null
            ? Rejection.Conflict(
                "already-disputed", "The arrival is disputed already: the receiving authority, you or the national team settle that first.")
        : arrivedAt == received.ArrivedAt
            ? Rejection.Conflict("times-agree", "That is the time that the receiving authority gave: confirm the arrival.")
        : new ArrivalDisputed(arrivedAt, reason);

    static Task<CommandResult> Handle(
        Guid id, Command<DisputeArrivalRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, DisputeArrivalRequest>(
            command,
            id,
            ReferralsPolicy.MayDepart,
            async (referral, request) => Decide(
                referral, request.ArrivedAt, await sealer.Seal(referral.About, new ActNote("arrival-dispute", request.Reason), ct),
                clock.GetUtcNow()),
            ct,
            ActAnswer.Of(id));
}
