using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

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
/// Both authorities confirm the arrival; of two times the receiving authority's stands. The second confirmation completes the
/// transfer: responsibility moves at the later of the agreed instant and the arrival, and nothing undoes it (section 69(3), (7)).
/// </summary>
static class ConfirmArrival
{
    internal static void Map(IEndpointRouteBuilder transfers) => transfers.MapPost("{id:guid}/arrival", Handle).WithName("ConfirmArrival");

    internal static Decision<ReferralEvent> Decide(
        Referral referral, string onBehalfOf, ConfirmArrivalRequest request, Sealed<Reception> reception, DateTimeOffset now)
    {
        if (request.ArrivedAt > now || request.ArrivedAt < referral.Departure?.DepartedAt)
        {
            return Rejection.Invalid("arrivedAt", "Must be between the departure and now.");
        }

        if (referral.Status is not ReferralStatus.InTransit)
        {
            return Rejection.Conflict("not-in-transit", "An arrival is confirmed for children on their way.");
        }

        if (referral.Arrivals.Any(a => a.OnBehalfOf == onBehalfOf))
        {
            return Rejection.Conflict("already-confirmed", "This authority has confirmed the arrival.");
        }

        var confirmed = new ArrivalConfirmed(onBehalfOf, request.ArrivedAt, reception);
        return referral.Arrivals.Count == 0 ? confirmed : new ReferralEvent[] { confirmed, Complete(referral, confirmed) };
    }

    static TransferCompleted Complete(Referral referral, ArrivalConfirmed second)
    {
        var arrivedAt = referral.Arrivals.Append(second).Single(a => a.OnBehalfOf == referral.ReceivingAuthority).ArrivedAt;
        var agreed = referral.Terms!.EffectiveAt;
        var effectiveAt = arrivedAt > agreed ? arrivedAt : agreed;
        var clock = referral.Clock!;
        var day = UkTime.DateOf(effectiveAt);
        return new TransferCompleted(
            referral.EntryAuthority, referral.ReceivingAuthority!, referral.Children.Count, referral.InAuthorityCare!.Value, effectiveAt,
            WorkingDays.For(clock.Calendar).Between(clock.StartedOn, day), day <= clock.DueOn);
    }

    static Task<CommandResult> Handle(
        Guid id, Command<ConfirmArrivalRequest> command, IReferralStore store, Sealer<IReferralStore> sealer, TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, ConfirmArrivalRequest>(
            command,
            id,
            ReferralsPolicy.MayArrange,
            async (referral, request) => Decide(
                referral, command.Actor.Authority!, request, await sealer.Seal(referral.ChildIds, new Reception(request.ReceivedBy), ct), clock.GetUtcNow()),
            ct);
}
