using System.Text.Json.Serialization;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals;

/// <summary>What becomes of an item that is handed over with the children.</summary>
/// <param name="Item">Code of the item, such as <c>carePlan</c>; older ones are written <c>care-plan</c>.</param>
/// <param name="Status">
/// <c>ready</c>, <c>notNeeded</c> or <c>follows</c>; <c>open</c> while nobody has said. Older ones: <c>not-applicable</c>,
/// <c>to-follow</c>.
/// </param>
/// <param name="FollowsOn">Day on which it follows.</param>
/// <param name="Reason">Why it is not needed, or follows: it may tell of a child.</param>
public sealed record HandoverItem(
    string Item, string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? FollowsOn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Sealed<HandoverReason>? Reason = null);

/// <summary>The entry authority said something else of an item of the hand-over list: signatures for the item fall.</summary>
/// <param name="Item">The item as it stands now.</param>
public sealed record HandoverItemChanged(HandoverItem Item) : ReferralEvent;

/// <summary>
/// An officer of one of the two authorities signed an item off as it stands: handed over, for the entry authority; received, for the
/// receiving one.
/// </summary>
/// <param name="Item">Code of the item.</param>
/// <param name="OnBehalfOf">Code of the authority.</param>
/// <param name="Person">The person who signed.</param>
public sealed record HandoverSigned(string Item, string OnBehalfOf, Guid Person) : ReferralEvent;
