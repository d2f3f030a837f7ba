using System.Text.Json.Serialization;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals;

/// <summary>What can happen to a referral. Personal data is sealed; who did it and when stands in the metadata.</summary>
public abstract record ReferralEvent
{
    private protected ReferralEvent()
    {
    }
}

/// <summary>An entry authority began a referral, for one child or for children who are kept together.</summary>
/// <param name="Reference">What people call it, such as NTS-2026-000123.</param>
/// <param name="EntryAuthority">Code of the authority where the children first presented.</param>
/// <param name="EntryRegion">Slug of its region.</param>
/// <param name="ReturnOf">The completed referral whose children are referred anew, by the authority that it made responsible.</param>
public sealed record ReferralStarted(
    string Reference, string EntryAuthority, string EntryRegion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ReturnOf = null) : ReferralEvent;

/// <summary>Who the referral is about was recorded or corrected. The list replaces the one before; identifiers stay.</summary>
/// <param name="Children">The children, in the order given.</param>
public sealed record ChildrenRecorded(IReadOnlyList<RecordedChild> Children) : ReferralEvent;

/// <summary>One child of a referral.</summary>
/// <param name="ChildId">Identifier of the child.</param>
/// <param name="Details">Everything that is known of the child, under the child's own key.</param>
/// <param name="FormerChildId">The child's identifier in the completed referral that this one is a return of.</param>
public sealed record RecordedChild(
    Guid ChildId, Sealed<ChildDetails> Details,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? FormerChildId = null);

/// <summary>A section of the form was recorded or corrected. The content replaces the one before; the history is kept.</summary>
/// <param name="Section">Name of the section, such as <c>needs</c>.</param>
/// <param name="Content">What it says, readable while the key of one of the children exists.</param>
public sealed record SectionRecorded(string Section, Sealed<SectionContent> Content) : ReferralEvent;

/// <summary>One of the two authorities attached a document, or another version of one.</summary>
/// <param name="Document">The version: hash, length and type of its content, which lies sealed beside the event log.</param>
/// <param name="ChildId">The child whom alone it is about; null where it is about all children of the referral.</param>
public sealed record DocumentAttached(AttachedDocument Document, Guid? ChildId = null) : ReferralEvent;

/// <summary>
/// The form is complete and the entry authority asks for a transfer: its request in the sense of section 71 of the Immigration
/// Act 2016. The statutory clock starts and never pauses; the rules in force now stay with the case.
/// </summary>
/// <param name="ReferredOn">Day of the referral in the United Kingdom, on which ages and rules turn.</param>
/// <param name="InAuthorityCare">Whether the entry authority looks after the children; false gives the shorter limit.</param>
/// <param name="RulesVersion">The scheme rules pinned to the case.</param>
/// <param name="Clock">The statutory clock, by the calendar of the entry authority's nation.</param>
public sealed record ReferralSubmitted(DateOnly ReferredOn, bool InAuthorityCare, string RulesVersion, StatutoryClock Clock) : ReferralEvent;

/// <summary>Every rule of the scheme that bars a referral passes: it waits for an authority.</summary>
/// <param name="Reference">What people call it.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="InAuthorityCare">Whether the entry authority looks after the children.</param>
/// <param name="Clock">The statutory clock.</param>
/// <param name="RulesVersion">The rules it was held against.</param>
/// <param name="Findings">What each rule found, with the figures it looked at.</param>
/// <param name="Children">The minimum facts, which an authority may see before it accepts.</param>
/// <param name="PlacementTypes">Kinds of placement sought.</param>
/// <param name="HasMatchingFacts">Whether the form tells more that bears on the place: family, faith, or authorities to avoid.</param>
public sealed record ReferralFoundEligible(
    string Reference, string EntryAuthority, bool InAuthorityCare, StatutoryClock Clock, string RulesVersion, IReadOnlyList<Finding> Findings,
    IReadOnlyList<ChildFacts> Children, IReadOnlyList<string> PlacementTypes, bool HasMatchingFacts = false) : ReferralEvent;

/// <summary>At least one rule of the scheme fails. A corrected section, or a new count, is evaluated again.</summary>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="RulesVersion">The rules it was held against.</param>
/// <param name="Findings">What each rule found, with the figures it looked at.</param>
public sealed record ReferralFoundIneligible(string EntryAuthority, string RulesVersion, IReadOnlyList<Finding> Findings) : ReferralEvent;

/// <summary>What one rule found.</summary>
/// <param name="Rule">Number of the rule, such as E04.</param>
/// <param name="Code">Stable code, such as <c>threshold-not-exceeded</c>.</param>
/// <param name="Passes">Whether the rule lets the referral pass.</param>
/// <param name="Detail">One sentence, with count, date and version; nothing of a child.</param>
/// <param name="Warns">Whether people should look before they go on; it never bars.</param>
/// <param name="Figures">What it was found from.</param>
public sealed record Finding(
    string Rule, string Code, bool Passes, string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Warns = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FindingFigures? Figures = null);

/// <summary>What may be told of a child before an authority accepts.</summary>
/// <param name="ChildId">Identifier of the child.</param>
/// <param name="AgeBand"><c>under-16</c> or <c>16-17</c>.</param>
/// <param name="Sex"><c>female</c>, <c>male</c> or <c>other</c>.</param>
/// <param name="Languages">ISO 639 codes.</param>
public sealed record ChildFacts(Guid ChildId, string AgeBand, string Sex, IReadOnlyList<string> Languages);

/// <summary>Allocation put the referral to an authority.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Authority">Code of the offered authority, which may see the minimum facts from now on.</param>
/// <param name="Region">Slug of its region.</param>
public sealed record OfferNoted(Guid OfferId, string Authority, string Region) : ReferralEvent;

/// <summary>The offered authority accepted: as the receiving authority it sees the full record from now on.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Authority">Code of the receiving authority.</param>
public sealed record AcceptanceNoted(Guid OfferId, string Authority) : ReferralEvent;

/// <summary>A person of the offered authority opened identity, and what the placement needs, by name. It ends with the offer.</summary>
/// <param name="OfferId">The offer, which Allocation said is open.</param>
/// <param name="Authority">Code of the offered authority.</param>
/// <param name="Person">The person, who alone may see it.</param>
/// <param name="Reason">Why.</param>
public sealed record IdentityOpened(Guid OfferId, string Authority, Guid Person, Sealed<AccessReason> Reason) : ReferralEvent;

/// <summary>The terms of the section 69 arrangement were proposed. Later terms replace earlier ones and need new signatures.</summary>
/// <param name="EffectiveAt">The earliest instant at which responsibility moves, and never before the children are received.</param>
/// <param name="Handover">What is said of items that are handed over with the children; of others it stands as before.</param>
/// <param name="Authority">Code of the authority that drafted them; terms from before drafters were kept have none.</param>
/// <param name="Person">The person who drafted them: who drafts for one side signs for no other. A client may draft without one.</param>
public sealed record ArrangementProposed(
    DateTimeOffset EffectiveAt, IReadOnlyList<HandoverItem> Handover,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Authority = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Person = null) : ReferralEvent;

/// <summary>An officer signed the arrangement for one of its two authorities.</summary>
/// <param name="OnBehalfOf">Code of the authority.</param>
/// <param name="Person">The person who signed.</param>
/// <param name="Officer">Name and office as signed.</param>
public sealed record ArrangementSigned(string OnBehalfOf, Guid Person, Sealed<SigningOfficer> Officer) : ReferralEvent;

/// <summary>Both authorities signed: the section 69 arrangement is made. Responsibility moves when the children are received.</summary>
/// <param name="EntryAuthority">Code of the first authority.</param>
/// <param name="ReceivingAuthority">Code of the second authority.</param>
/// <param name="TransferKind"><c>sameNation</c> or <c>crossNation</c> (section 69(3A) to (3C)).</param>
/// <param name="MadeAt">When the second signed: no journey under it began before. Arrangements from before this was kept have none.</param>
public sealed record ArrangementMade(
    string EntryAuthority, string ReceivingAuthority, string TransferKind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? MadeAt = null) : ReferralEvent;

/// <summary>The children left for the receiving authority.</summary>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="ReceivingAuthority">Code of the receiving authority.</param>
/// <param name="DepartedAt">When they left.</param>
/// <param name="ExpectedAt">When they are expected.</param>
/// <param name="Journey">Who travels with them.</param>
/// <param name="FormerChildren">Identifiers that the children had in referrals before, whose ages were asked about too; null without any.</param>
public sealed record DepartureRecorded(
    string EntryAuthority, string ReceivingAuthority, DateTimeOffset DepartedAt, DateTimeOffset ExpectedAt, Sealed<Journey> Journey,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? FormerChildren = null) : ReferralEvent;

/// <summary>One of the two authorities confirmed that the children arrived.</summary>
/// <param name="OnBehalfOf">Code of the authority.</param>
/// <param name="ArrivedAt">When, by its account.</param>
/// <param name="Reception">Who received them.</param>
public sealed record ArrivalConfirmed(string OnBehalfOf, DateTimeOffset ArrivedAt, Sealed<Reception> Reception) : ReferralEvent;

/// <summary>
/// Responsibility moved to the receiving authority, at one instant and for good: neither authority may end the arrangement now
/// (section 69(7)).
/// </summary>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="ReceivingAuthority">Code of the receiving authority.</param>
/// <param name="Size">How many children moved.</param>
/// <param name="InAuthorityCare">Whether the entry authority looked after them.</param>
/// <param name="EffectiveAt">The later of the instant agreed and the arrival by the receiving authority's account.</param>
/// <param name="WorkingDays">Working days since day 0 of the statutory clock.</param>
/// <param name="WithinLimit">Whether that is within the statutory limit.</param>
public sealed record TransferCompleted(
    string EntryAuthority, string ReceivingAuthority, int Size, bool InAuthorityCare, DateTimeOffset EffectiveAt, int WorkingDays, bool WithinLimit)
    : ReferralEvent;

/// <summary>The last working day before the last day of the statutory clock has begun, and the transfer is not complete.</summary>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="DueOn">The last day in time.</param>
public sealed record StatutoryDueSoon(string EntryAuthority, DateOnly DueOn) : ReferralEvent;

/// <summary>The last day of the statutory clock has passed without the transfer being complete. The clock runs on.</summary>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="DueOn">The last day in time: breached at midnight after it, whenever that is recorded.</param>
public sealed record StatutoryBreached(string EntryAuthority, DateOnly DueOn) : ReferralEvent;
