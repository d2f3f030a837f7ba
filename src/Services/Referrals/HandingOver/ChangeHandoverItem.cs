using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.HandingOver;

/// <summary>What becomes of an item.</summary>
/// <param name="Status"><c>ready</c>, <c>notNeeded</c> or <c>follows</c>.</param>
/// <param name="Reason">Why it is not needed, or follows; required with <c>notNeeded</c>.</param>
/// <param name="FollowsOn">Day on which it follows; required with <c>follows</c>.</param>
public sealed record ChangeHandoverItemRequest(string Status, string? Reason = null, DateOnly? FollowsOn = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Handing("", Status, Reason, FollowsOn);
}

/// <summary>
/// The entry authority says what becomes of an item of the hand-over list, until the move: what follows is ready when it has come.
/// What has been said stands beside the signed terms and changes nothing in them; signatures for the item itself fall.
/// </summary>
static class ChangeHandoverItem
{
    internal static void Map(IEndpointRouteBuilder transfers) =>
        transfers.MapPut("{id:guid}/handover/{item}", Handle).WithName("ChangeHandoverItem").Produces<ActAnswer>();

    internal static Decision<ReferralEvent> Decide(Referral referral, HandoverItem item, DateOnly today) =>
        Handover.Past(item, "", today) is { } past ? past
        : Acts.Ended(referral) is { } ended ? ended
        : Handover.Unlisted(referral, item.Item) is { } unlisted ? unlisted
        : referral.Handover.Any(line => HandoverList.IsSame(line.Item, item)) ? Decision<ReferralEvent>.Nothing
        : new HandoverItemChanged(item);

    static Task<CommandResult> Handle(
        Guid id, string item, Command<ChangeHandoverItemRequest> command, IReferralStore store, Sealer<IReferralStore> sealer,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, ChangeHandoverItemRequest>(
            command,
            id,
            ReferralsPolicy.MayChangeHandover,
            async (referral, request) => Decide(
                referral, await sealer.SealItem(referral, new HandoverEntry(item, request.Status, request.Reason, request.FollowsOn), ct),
                UkTime.DateOf(clock.GetUtcNow())),
            ct,
            ActAnswer.Of(id));
}
