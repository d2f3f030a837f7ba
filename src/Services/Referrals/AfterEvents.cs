using System.Text.Json.Serialization;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals;

/// <summary>The day has come on which the receiving authority tells how the children are, and it has not told: it is asked.</summary>
/// <param name="Reference">What people call the referral.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="ReceivingAuthority">Code of the receiving authority.</param>
/// <param name="DueOn">The day.</param>
public sealed record OutcomeDue(string Reference, string EntryAuthority, string ReceivingAuthority, DateOnly DueOn) : ReferralEvent;

/// <summary>
/// The receiving authority told how the children are, some weeks after the move: it is sent to the referrer. A later one supplements
/// those before and takes nothing back.
/// </summary>
/// <param name="RecordedOn">Day on which it was found.</param>
/// <param name="Report">How the children are.</param>
/// <param name="Children">What became of each child's placement, where that was told; null where it was not, as in old ones.</param>
public sealed record OutcomeRecorded(
    DateOnly RecordedOn, Sealed<OutcomeReport> Report,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ChildOutcome>? Children = null) : ReferralEvent;

/// <summary>What became of the placement of one child.</summary>
/// <param name="ChildId">The child, by the identifier in this referral.</param>
/// <param name="Code">By code, such as <c>stable</c>.</param>
public sealed record ChildOutcome(Guid ChildId, string Code);

/// <summary>
/// The authority that is responsible now referred children of this referral anew. Nothing of this one changes by it: its effect is for
/// good (section 69(7)).
/// </summary>
/// <param name="ReferralId">The new referral, which has a course of its own.</param>
public sealed record ReferredAgain(Guid ReferralId) : ReferralEvent;
