using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.HandingOver;

/// <summary>What is said of an item when terms are proposed.</summary>
/// <param name="Item">
/// Code of the item: <c>health medication education solicitor documents delegatedAuthority carePlan</c>, or another.
/// </param>
/// <param name="Status"><c>ready</c>, <c>notNeeded</c> or <c>follows</c>.</param>
/// <param name="Reason">Why it is not needed, or follows; required with <c>notNeeded</c>.</param>
/// <param name="FollowsOn">Day on which it follows; required with <c>follows</c>.</param>
public sealed record HandoverEntry(string Item, string Status, string? Reason = null, DateOnly? FollowsOn = null);

/// <summary>What the acts on the hand-over list have in common.</summary>
static class Handover
{
    const int LongestReason = 1000;

    /// <summary>Names what is wrong with what is said of an item.</summary>
    internal static void Handing(this Faults faults, string path, string status, string? reason, DateOnly? followsOn)
    {
        faults.OneOf(status, $"{path}status", HandoverList.Statuses);
        faults.Text(reason, $"{path}reason", LongestReason);
        faults.When(status == HandoverList.NotNeeded && reason is null, $"{path}reason", "Is needed with the status notNeeded.");
        faults.When(status == HandoverList.Ready && reason is not null, $"{path}reason", "Is not given with the status ready.");
        faults.When(
            (status == HandoverList.Follows) != (followsOn is not null), $"{path}followsOn", "Is given with follows, and only then.");
    }

    /// <summary>Why an item cannot follow on its day; null where it can.</summary>
    internal static Rejection? Past(HandoverItem item, string path, DateOnly today) =>
        item.FollowsOn < today ? Rejection.Invalid($"{path}followsOn", "Must not be in the past.") : null;

    /// <summary>Why nothing can be said of an item; null where it is on the list of a transfer that goes on or is complete.</summary>
    internal static Rejection? Unlisted(Referral referral, string item) =>
        referral.Status is not ReferralStatus.Completed && Acts.Ended(referral) is { } ended ? ended
        : referral.Terms is null
            ? Rejection.Conflict("no-terms", "There is no hand-over list yet: it begins with the terms of the arrangement.")
        : referral.Handover.All(line => line.Name != item)
            ? Rejection.Conflict("item-not-listed", "This item is not on the hand-over list: GET the transfer shows those that are.")
        : null;

    /// <summary>
    /// Seals what is said of an item. A reason in the same words as before stays sealed as it is, so that the item is unchanged.
    /// </summary>
    internal static async Task<HandoverItem> SealItem(
        this Sealer<IReferralStore> sealer, Referral referral, HandoverEntry entry, CancellationToken ct)
    {
        var item = new HandoverItem(HandoverList.NameOf(entry.Item), entry.Status, entry.FollowsOn);
        if (entry.Reason is not { } text)
        {
            return item;
        }

        var before = referral.Handover.FirstOrDefault(line => line.Name == item.Item)?.Item.Reason;
        var isSame = before is not null && (await sealer.Open(before, ct))?.Text == text;
        return item with { Reason = isSame ? before : await sealer.Seal(referral.ChildIds, new HandoverReason(item.Item, text), ct) };
    }
}
