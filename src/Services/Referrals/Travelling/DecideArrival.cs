using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Travelling;

/// <summary>What the national team decides of a disputed arrival.</summary>
/// <param name="ArrivedAt">When the children arrived; not before they left, and not in the future.</param>
/// <param name="Reason">Why.</param>
public sealed record DecideArrivalRequest(DateTimeOffset ArrivedAt, string Reason) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Reason, "reason", Acts.LongestNote);
}

/// <summary>
/// The national team decides when children arrived of whom the two authorities say different things. It never decides whether they did:
/// only the receiving authority receives them, and the national team itself moves no responsibility (section 69(1)).
/// </summary>
static class DecideArrival
{
    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapPost("{id:guid}/arrival-decision", Handle).WithName("DecideArrival").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(
        Referral referral, DateTimeOffset arrivedAt, Sealed<ActNote> reason, DateTimeOffset now, IReadOnlyList<ChildBorn> children) =>
        Arrival.Impossible(referral, arrivedAt, now) is { } impossible ? impossible
        : (Acts.Ended(referral) ?? Arrival.NotUnderWay(referral)) is { } rejection ? rejection
        : referral.Received is null
            ? Rejection.Conflict(
                "not-received", "The receiving authority has not said that the children arrived, and nobody says so in its place.")
        : referral.Arriving.OpenDispute is null
            ? Rejection.Conflict("not-disputed", "The entry authority does not dispute the arrival: it is the one to confirm it.")
        : Arrival.Missing(referral, arrivedAt) is { } missing ? missing
        : new ReferralEvent[] { new ArrivalTimeDecided(arrivedAt, reason), Arrival.Agreed(referral, arrivedAt, children, now) };

    static Task<CommandResult> Handle(
        Guid id, Command<DecideArrivalRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, FormSealing sealing,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, DecideArrivalRequest>(
            command,
            id,
            ReferralsPolicy.MayJudge,
            async (referral, request) => Decide(
                referral, request.ArrivedAt, await sealer.Seal(referral.About, new ActNote("arrival-decision", request.Reason), ct),
                clock.GetUtcNow(), ChildBorn.Of(referral, await sealing.OpenInUse(referral, ct))),
            ct,
            ActAnswer.Of(id));
}
