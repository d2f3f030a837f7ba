using System.Text.Json.Serialization;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals;

/// <summary>The national team returned the referral: the entry authority has to supply what is named before it goes on.</summary>
/// <param name="Missing">Paths of what is missing, as in the answer to the form.</param>
/// <param name="Note">What was written about it; null where nothing was.</param>
public sealed record ReferralReturned(IReadOnlyList<string> Missing, Sealed<ActNote>? Note) : ReferralEvent;

/// <summary>The national team overruled the rules that failed: the referral goes on although they do.</summary>
/// <param name="Rules">Codes of the findings that were overruled.</param>
/// <param name="ReasonCode">Why, by code.</param>
/// <param name="Note">What was written about it; null where nothing was.</param>
public sealed record RulesOverruled(IReadOnlyList<string> Rules, string ReasonCode, Sealed<ActNote>? Note) : ReferralEvent;

/// <summary>Allocation withdrew the open offer: the referral waits for an authority again, and the offered one sees it no more.</summary>
/// <param name="OfferId">The offer.</param>
public sealed record OfferWithdrawalNoted(Guid OfferId) : ReferralEvent;

/// <summary>
/// The entry authority withdrew the referral before responsibility moved. What was done for it falls: the turn and the place held,
/// an offer, an acceptance, also one that crosses, and an arrangement.
/// </summary>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="ReasonCode">Why, by code.</param>
/// <param name="WasEligible">Whether it was ever found eligible.</param>
/// <param name="Note">What was written about it; null where nothing was.</param>
/// <param name="FormerChildren">Identifiers that the children had in referrals before, whose ages were asked about too; null without any.</param>
public sealed record ReferralWithdrawn(
    string EntryAuthority, string ReasonCode, bool WasEligible, Sealed<ActNote>? Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? FormerChildren = null)
    : ReferralEvent;

/// <summary>The referral ended before responsibility moved, for what happened to the children.</summary>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="ReasonCode">Why, by code.</param>
/// <param name="WasEligible">Whether it was ever found eligible.</param>
/// <param name="Note">What was written about it; null where nothing was.</param>
/// <param name="FormerChildren">Identifiers that the children had in referrals before, whose ages were asked about too; null without any.</param>
public sealed record ReferralClosed(
    string EntryAuthority, string ReasonCode, bool WasEligible, Sealed<ActNote>? Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? FormerChildren = null)
    : ReferralEvent;

/// <summary>One child left a group that is kept together; the others go on.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Remaining">How many children go on.</param>
/// <param name="ReasonCode">Why, by code.</param>
/// <param name="WasEligible">Whether the referral was ever found eligible.</param>
/// <param name="Note">What was written about it; null where nothing was.</param>
/// <param name="FormerChildren">Identifiers that the children had in referrals before, whose ages were asked about too; null without any.</param>
public sealed record ChildLeftGroup(
    Guid ChildId, int Remaining, string ReasonCode, bool WasEligible, Sealed<ActNote>? Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? FormerChildren = null)
    : ReferralEvent;

/// <summary>
/// A journey did not end with the receiving authority. Responsibility has not moved (section 69(3): effect depends on reception);
/// the terms fall with the journey, and the next move is arranged anew.
/// </summary>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="ReceivingAuthority">Code of the receiving authority.</param>
/// <param name="ReasonCode">Why, by code.</param>
/// <param name="Attempt">1 for the first journey that failed.</param>
/// <param name="Note">What was written about it; null where nothing was.</param>
public sealed record MoveFailed(
    string EntryAuthority, string ReceivingAuthority, string ReasonCode, int Attempt, Sealed<ActNote>? Note) : ReferralEvent;
