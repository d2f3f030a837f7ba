using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Conditions;

/// <summary>What is said as a condition is met.</summary>
/// <param name="Note">Free text, which both authorities read.</param>
public sealed record MeetConditionRequest(string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Note, "note", 2000);
}

/// <summary>An authority says that it has met a condition that is its duty, in time or late.</summary>
static class MeetCondition
{
    internal static void Map(RouteGroupBuilder offers) =>
        offers.MapPost("{id:guid}/conditions/{n:int}/met", Handle).WithName("MeetCondition");

    /// <summary>A condition of an acceptance that stands is met once (scheme rules, step 9: conditional acceptance is ours).</summary>
    /// <param name="offer">The offer, which has such a condition.</param>
    /// <param name="number">The condition.</param>
    /// <param name="note">What was written about it.</param>
    internal static Decision<OfferEvent> Decide(Offer offer, int number, Sealed<ConditionText>? note) =>
        offer.Conditions.First(c => c.Agreed.Number == number) switch
        {
            _ when offer.Status is not OfferStatus.Accepted =>
                Rejection.Conflict("offer-not-accepted", "The acceptance does not stand any more, and its conditions with it."),
            { State: ConditionState.Met } => Rejection.Conflict("condition-met", "This condition has been met."),
            var duty => new ConditionMet(offer.ReferralId, duty.Holder(offer), number, note),
        };

    static Task<CommandResult> Handle(
        Guid id, int n, Command<MeetConditionRequest> command, IAllocationStore store, Sealer<IAllocationStore> sealer,
        CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, MeetConditionRequest>(
            command, id, (actor, offer) => AllocationPolicy.MayMeet(actor, offer, n),
            async (offer, request) => Decide(
                offer, n, request.Note is { } note ? await sealer.Seal(offer.Group.ChildIds, new ConditionText(note), ct) : null),
            ct);
}
