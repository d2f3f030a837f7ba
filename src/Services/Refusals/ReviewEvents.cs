using TransferScheme.Platform.Protection;

namespace TransferScheme.Refusals;

/// <summary>A person stated that the authority does not comply with the request (section 71(1)): by a decline, or by silence.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Declined">Whether it had declined.</param>
/// <param name="Note">What was stated.</param>
public sealed record NonComplianceReported(Guid ReferralId, string Authority, string EntryAuthority, bool Declined, Sealed<CaseNote> Note)
    : RefusalEvent;

/// <summary>
/// The Secretary of State directed the authority to give its reasons in writing to the entry authority and to her (section 71(2)).
/// </summary>
/// <param name="DirectionId">The direction.</param>
/// <param name="DueOn">Last day; the section has none, so that the direction names it.</param>
public sealed record ReasonsDirected(Guid DirectionId, DateOnly DueOn) : RefusalEvent;

/// <summary>The authority gave the reasons that it was directed to give.</summary>
/// <param name="DecisionMaker">The person who decided on them.</param>
/// <param name="Late">Whether the day of the direction was past.</param>
public sealed record WrittenReasonsProvided(Guid DecisionMaker, bool Late) : RefusalEvent;

/// <summary>What a reviewer says of one ground.</summary>
/// <param name="Code">Code of the ground.</param>
/// <param name="Outcome"><c>accepted</c>, <c>insufficient</c> or <c>evidenceAsked</c>.</param>
public sealed record GroundReviewed(string Code, string Outcome);

/// <summary>The answer to one question of the adequacy test (South Bucks v Porter (No 2) [2004] UKHL 33 para 36).</summary>
/// <param name="Question">1 to 6.</param>
/// <param name="Yes">Whether it was answered yes.</param>
public sealed record AdequacyAnswered(int Question, bool Yes);

/// <summary>The reasons were not accepted as they stand; the authority may reply.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Grounds">What was said of each ground.</param>
/// <param name="ReplyBy">Last day for the reply.</param>
/// <param name="Note">Why.</param>
public sealed record ReasonsChallenged(
    Guid ReferralId, string Authority, string EntryAuthority, IReadOnlyList<GroundReviewed> Grounds, DateOnly ReplyBy,
    Sealed<CaseNote> Note) : RefusalEvent;

/// <summary>
/// The authority added to its reasons. What was not among the reasons of the decision is a supplementary explanation and says so
/// (reasons are those of the time of decision).
/// </summary>
/// <param name="Kind"><c>correction</c>, <c>explanation</c> or <c>evidence</c>.</param>
/// <param name="ReplyToChallenge">Whether it answers a challenge.</param>
/// <param name="Supplement">What was added.</param>
public sealed record ReasonsSupplemented(string Kind, bool ReplyToChallenge, Sealed<CaseNote> Supplement) : RefusalEvent;

/// <summary>
/// What was waited for did not come in time: a reply, written reasons, or compliance. It is said, and decides nothing: it can still come.
/// </summary>
/// <param name="Awaited"><c>reply</c>, <c>writtenReasons</c> or <c>compliance</c>.</param>
/// <param name="DueOn">Its last day.</param>
public sealed record AwaitedOverdue(string Awaited, DateOnly DueOn) : RefusalEvent;

/// <summary>
/// The national team accepted the reasons, ground by ground: the rota decides afresh, without this authority for this referral.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Grounds">What was said of each ground.</param>
/// <param name="Adequacy">The adequacy test, every question answered.</param>
/// <param name="Note">Why.</param>
public sealed record ReasonsAccepted(
    Guid ReferralId, string Authority, string EntryAuthority, IReadOnlyList<GroundReviewed> Grounds,
    IReadOnlyList<AdequacyAnswered> Adequacy, Sealed<CaseNote> Note) : RefusalEvent;

/// <summary>
/// The national team did not accept the reasons, or had none: the offer stands again under the direction of section 72(3).
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="ComplyBy">Last day to comply.</param>
/// <param name="Note">Why.</param>
public sealed record ObligationReaffirmed(
    Guid ReferralId, string Authority, string EntryAuthority, DateOnly ComplyBy, Sealed<CaseNote> Note) : RefusalEvent;

/// <summary>The authority takes its decline back and offers a placement: Allocation is being asked to accept in its name.</summary>
/// <param name="PlacementType">Kind of placement.</param>
/// <param name="Placement">The placement and the social worker.</param>
/// <param name="Person">Who took it back; null where that was no person, and in events from before it was kept.</param>
public sealed record WithdrawalBegun(string PlacementType, Sealed<PlacementOffered> Placement, Guid? Person = null) : RefusalEvent;

/// <summary>Allocation said no: the decline cannot be taken back any more, or not with this placement.</summary>
/// <param name="Code">Allocation's reason, such as <c>placement-unlawful</c>; null in events from before it was kept.</param>
public sealed record WithdrawalTurnedDown(string? Code = null) : RefusalEvent;

/// <summary>The authority took its decline back and the offer is accepted.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority, the receiving one from now on.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
public sealed record DeclineWithdrawn(Guid ReferralId, string Authority, string EntryAuthority) : RefusalEvent;

/// <summary>
/// After a direction or a reaffirmed obligation the authority still did not comply: a person states it, and the law takes over.
/// </summary>
/// <param name="Note">What was stated.</param>
public sealed record DirectionBreached(Sealed<CaseNote> Note) : RefusalEvent;

/// <summary>The decline was challenged in court. The case goes on meanwhile.</summary>
/// <param name="Note">Court and reference.</param>
public sealed record DeclineChallengedInCourt(Sealed<CaseNote> Note) : RefusalEvent;

/// <summary>A court quashed the decline.</summary>
/// <param name="Note">Court and reference.</param>
public sealed record DeclineQuashed(Sealed<CaseNote> Note) : RefusalEvent;

/// <summary>A court upheld the decline.</summary>
/// <param name="Note">Court and reference.</param>
public sealed record DeclineUpheld(Sealed<CaseNote> Note) : RefusalEvent;

/// <summary>A child has been declined as often as calls for a case conference: the coordinator convenes it.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that declined last.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Declines">How many declines the child has.</param>
public sealed record CaseConferenceOpened(Guid ReferralId, string Authority, string EntryAuthority, int Declines) : RefusalEvent;

/// <summary>The case conference was held.</summary>
/// <param name="HeldOn">Its day.</param>
/// <param name="Outcome"><c>offerElsewhere</c>, <c>otherRegion</c>, <c>reaffirm</c>, <c>direct</c> or <c>stays</c>.</param>
/// <param name="Note">What was decided, and why.</param>
public sealed record CaseConferenceHeld(DateOnly HeldOn, string Outcome, Sealed<CaseNote> Note) : RefusalEvent;
