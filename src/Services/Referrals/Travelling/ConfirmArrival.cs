using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Referrals.GoingMissing;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Travelling;

/// <summary>An arrival, as one authority saw it.</summary>
/// <param name="ArrivedAt">When the children arrived; not in the future.</param>
/// <param name="ReceivedBy">Who received them.</param>
public sealed record ConfirmArrivalRequest(DateTimeOffset ArrivedAt, string ReceivedBy) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(ReceivedBy, "receivedBy");
}

/// <summary>
/// Both authorities confirm the arrival, in either order; of two times the receiving authority's stands. The second word completes the
/// transfer: responsibility moves at the later of the agreed instant and the arrival, and nothing undoes it (section 69(3), (7)); where
/// the agreed instant is still to come, it completes by itself then. Where the entry authority disputes the receiving authority's time,
/// that one confirms again with another: the time that the entry authority gave is agreed at once, any other waits for its confirmation.
/// </summary>
static class ConfirmArrival
{
    internal static void Map(IEndpointRouteBuilder transfers) => transfers.MapPost("{id:guid}/arrival", Handle).WithName("ConfirmArrival");

    /// <summary>The receiving authority's word also ends what the alarm opened: the children are not missing.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="onBehalfOf">Code of the authority that confirms.</param>
    /// <param name="request">When, by its account.</param>
    /// <param name="reception">Who received them.</param>
    /// <param name="now">The scheme's clock.</param>
    /// <param name="children">When the children were born.</param>
    internal static Decision<ReferralEvent> Decide(
        Referral referral, string onBehalfOf, ConfirmArrivalRequest request, Sealed<Reception> reception, DateTimeOffset now,
        params IReadOnlyList<ChildBorn> children)
    {
        var isReceiver = onBehalfOf == referral.ReceivingAuthority;
        var dispute = referral.Arriving.OpenDispute;
        if ((Arrival.Impossible(referral, request.ArrivedAt, now) ?? Arrival.NotUnderWay(referral)) is { } impossible)
        {
            return impossible;
        }

        var hasConfirmed = referral.Arrivals.Any(a => a.OnBehalfOf == onBehalfOf);
        if (hasConfirmed && !(isReceiver && dispute is not null))
        {
            return Rejection.Conflict(
                "already-confirmed", "This authority has confirmed the arrival; its time is corrected while the other disputes it.");
        }

        if (Arrival.Missing(referral, request.ArrivedAt) is { } missing)
        {
            return missing;
        }

        List<ReferralEvent> events = [new ArrivalConfirmed(onBehalfOf, request.ArrivedAt, reception)];
        if (isReceiver)
        {
            events.AddRange(AllClear.Of(
                referral, [.. referral.Overlays.Episodes.Where(m => m is { OfAlarm: true, FoundAt: null })], request.ArrivedAt));
        }

        DateTimeOffset? agreed = !isReceiver ? referral.Received?.ArrivedAt
            : dispute?.ArrivedAt == request.ArrivedAt || referral.Arrivals.Any(a => a.OnBehalfOf == referral.EntryAuthority)
                ? request.ArrivedAt
                : null;
        if (agreed is { } arrivedAt)
        {
            events.Add(Arrival.Agreed(referral, arrivedAt, children, now));
        }

        return events.ToArray();
    }

    static Task<CommandResult> Handle(
        Guid id, Command<ConfirmArrivalRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, FormSealing sealing,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, ConfirmArrivalRequest>(
            command,
            id,
            ReferralsPolicy.MayArrange,
            async (referral, request) => Decide(
                referral, command.Actor.Authority!, request, await sealer.Seal(referral.ChildIds, new Reception(request.ReceivedBy), ct),
                clock.GetUtcNow(), ChildBorn.Of(referral, await sealing.OpenInUse(referral, ct))),
            ct);
}
