using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Protection;
using TransferScheme.Refusals.Drafting;

namespace TransferScheme.Refusals;

/// <summary>
/// What can happen to the answer of one authority to one offer that it does not simply accept. Text is sealed under the children's
/// keys; who acted and when stands in the metadata, and in an event only where a rule counts persons.
/// </summary>
public abstract record RefusalEvent
{
    private protected RefusalEvent()
    {
    }
}

/// <summary>An offer as this service holds it: whose it is and about whom.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that the referral was offered to.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Calendar">Bank-holiday division of its nation.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="EntryRegion">Slug of the entry authority's region.</param>
/// <param name="ChildIds">The children.</param>
/// <param name="RespondBy">When the answer was or is due.</param>
public sealed record OfferedCase(
    Guid ReferralId, string Authority, string Region, string Calendar, string EntryAuthority, string EntryRegion,
    IReadOnlyList<Guid> ChildIds, DateTimeOffset RespondBy);

/// <summary>The case of an offer was opened, by a first draft of its authority or because it was never answered.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Unanswered">Whether it was opened because no answer came: that is no decline, and counted apart.</param>
public sealed record RefusalOpened(OfferedCase Offer, bool Unanswered) : RefusalEvent;

/// <summary>The authority drafted or corrected its statement of reasons. Each draft replaces the one before; the history is kept.</summary>
/// <param name="Draft">The draft.</param>
public sealed record StatementDrafted(StatementDraft Draft) : RefusalEvent;

/// <summary>A draft: its coded part, and its text sealed.</summary>
/// <param name="Drafter">The person who wrote it.</param>
/// <param name="Response"><c>decline</c>, <c>conditionalOffer</c>, <c>deferral</c> or <c>queryBack</c>.</param>
/// <param name="Codes">Codes of the grounds.</param>
/// <param name="GroundsVersion">Version of the list of grounds.</param>
/// <param name="TextHashes">Keyed hash of the text of each ground, to find text that is repeated.</param>
/// <param name="LatenessExplained">Whether it says why it is late.</param>
/// <param name="Body">The statement.</param>
/// <param name="Annex">The confidential annex.</param>
/// <param name="AnnexHash">Hash of the annex, which the statement shows in its place.</param>
public sealed record StatementDraft(
    Guid Drafter, string Response, IReadOnlyList<string> Codes, int GroundsVersion, IReadOnlyList<string> TextHashes,
    bool LatenessExplained, Sealed<StatementForm> Body, Sealed<SensitiveAnnex>? Annex = null, string? AnnexHash = null);

/// <summary>The authority attached a document to its statement, or another version of one.</summary>
/// <param name="Document">The version: hash, length and type of its content, which lies sealed beside the event log.</param>
/// <param name="Part"><c>body</c>, or <c>annex</c> for what the recipients see only once it is released.</param>
/// <param name="WithDraft">Whether it goes with a statement that is being written; otherwise it adds to reasons that are given.</param>
public sealed record EvidenceAttached(AttachedDocument Document, string Part, bool WithDraft) : RefusalEvent;

/// <summary>A second person of the authority read the draft, as "other, in words" needs. A correction voids it.</summary>
/// <param name="Reader">The person.</param>
public sealed record SecondReadingRecorded(Guid Reader) : RefusalEvent;

/// <summary>The draft had its equality review, as wording that suggests a protected characteristic needs. A correction voids it.</summary>
/// <param name="Reviewer">The person.</param>
/// <param name="Note">What the review found.</param>
public sealed record EqualityReviewRecorded(Guid Reviewer, Sealed<CaseNote> Note) : RefusalEvent;

/// <summary>
/// A decision-maker decided to issue the draft: Allocation is being asked, and nothing else happens until it has answered.
/// </summary>
/// <param name="DecisionMaker">The person who decided, with delegated authority and not the drafter (R10).</param>
/// <param name="DeclinesBefore">Declines that a child of this referral already had.</param>
/// <param name="Late">Whether the time to answer was past.</param>
public sealed record IssueBegun(Guid DecisionMaker, int DeclinesBefore, bool Late) : RefusalEvent;

/// <summary>Allocation said no: the offer is not open any more. The draft stays as it was.</summary>
public sealed record IssueTurnedDown : RefusalEvent;

/// <summary>
/// The statement was issued to the entry authority and the national team; a decline only after Allocation had closed the offer for it.
/// From now on it is supplemented, never edited.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="EntryAuthority">Code of the entry authority.</param>
/// <param name="Response"><c>decline</c>, <c>conditionalOffer</c>, <c>deferral</c> or <c>queryBack</c>.</param>
/// <param name="Codes">Codes of the grounds.</param>
/// <param name="TextHashes">Keyed hash of the text of each ground.</param>
/// <param name="Late">Whether it came after the time to answer.</param>
public sealed record StatementIssued(
    Guid ReferralId, string Authority, string EntryAuthority, string Response, IReadOnlyList<string> Codes,
    IReadOnlyList<string> TextHashes, bool Late) : RefusalEvent;

/// <summary>One of the two recipients confirmed that the statement has reached it.</summary>
/// <param name="Recipient"><c>entry</c> or <c>national</c>.</param>
public sealed record ReceiptLogged(string Recipient) : RefusalEvent;

/// <summary>The authority explained why its statement was late.</summary>
/// <param name="Note">The reason.</param>
public sealed record LatenessExplained(Sealed<CaseNote> Note) : RefusalEvent;

/// <summary>The authority released the confidential annex to the entry authority.</summary>
public sealed record AnnexReleased : RefusalEvent;

/// <summary>The offer was accepted after all: whatever stood here falls.</summary>
public sealed record OfferTaken : RefusalEvent;

/// <summary>
/// The offer or its referral came to an end by itself: the case is over, with everything that was written in it. It decides nothing on
/// the reasons, and a decline stays counted.
/// </summary>
/// <param name="Reason"><c>offer-withdrawn</c>, <c>offer-swapped</c>, <c>referral-withdrawn</c>, <c>referral-closed</c> or
/// <c>child-left-group</c>.</param>
public sealed record CaseEnded(string Reason) : RefusalEvent;

/// <summary>One child left the group that was offered: nothing more is written about it here.</summary>
/// <param name="ChildId">The child.</param>
public sealed record ChildNoLongerOffered(Guid ChildId) : RefusalEvent;

/// <summary>
/// The referral went on to another authority although the reasons are not accepted, so that the children need not wait. They are
/// reviewed all the same, but the offer cannot stand again.
/// </summary>
public sealed record ReferralMovedOn : RefusalEvent;
