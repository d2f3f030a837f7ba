using TransferScheme.Platform.Protection;

namespace TransferScheme.Refusals.Directing;

/// <summary>What can happen to a direction of the Secretary of State under sections 70 to 72 of the Immigration Act 2016.</summary>
public abstract record DirectionEvent
{
    private protected DirectionEvent()
    {
    }
}

/// <summary>A direction that needs no notice was given: information (section 70) or written reasons (section 71(2)).</summary>
/// <param name="Kind"><c>information</c> or <c>reasons</c>.</param>
/// <param name="Authority">Code of the authority directed.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Form">The form and manner asked for; its code.</param>
/// <param name="ReferralId">The referral; of reasons only.</param>
/// <param name="Recipients">Who is to get what is directed.</param>
/// <param name="RefusalId">The case that reasons are asked of; null in events from before it was kept.</param>
/// <param name="EntryAuthority">Code of the entry authority, who is to get the reasons; null in events from before it was kept.</param>
/// <param name="Number">Number among the directions of its kind to the authority; null in events from before they were numbered.</param>
/// <param name="Replaces">The direction that it takes the place of.</param>
/// <param name="Reasons">Why, where that was written.</param>
public sealed record DirectionIssued(
    string Kind, string Authority, DateTimeOffset DueAt, string? Form, Guid? ReferralId, IReadOnlyList<string> Recipients,
    Guid? RefusalId = null, string? EntryAuthority = null, long? Number = null, Guid? Replaces = null, Sealed<CaseNote>? Reasons = null)
    : DirectionEvent;

/// <summary>Notice was given of a proposed direction to comply with the scheme (section 72(5)). Its day is the first of fourteen.</summary>
/// <param name="Authority">Code of the authority.</param>
/// <param name="NoticeOn">Day of the notice.</param>
/// <param name="RepresentationsUntil">Last day for written representations.</param>
/// <param name="Number">Number among the directions to comply to the authority; null in events from before they were numbered.</param>
/// <param name="Replaces">The direction in force that it is to take the place of, once it is given.</param>
/// <param name="Reasons">What is proposed, and why, where that was written.</param>
public sealed record DirectionProposed(
    string Authority, DateOnly NoticeOn, DateOnly RepresentationsUntil, long? Number = null, Guid? Replaces = null,
    Sealed<CaseNote>? Reasons = null) : DirectionEvent;

/// <summary>The authority made written representations on the last notice. What comes after the period is kept, and is late.</summary>
/// <param name="Text">What it says. About the authority's functions, never about a child; sealed under the direction's own key.</param>
/// <param name="Late">Whether the fourteen days were over: it need not be considered.</param>
public sealed record RepresentationsMade(Sealed<CaseNote> Text, bool Late = false) : DirectionEvent;

/// <summary>One of the representations on the last notice was considered.</summary>
/// <param name="Number">Which: 1 for the first on this notice.</param>
/// <param name="Note">What was made of it.</param>
public sealed record RepresentationsConsidered(int Number, Sealed<CaseNote> Note) : DirectionEvent;

/// <summary>The direction was given: the authority must comply with the scheme (section 72(3)).</summary>
/// <param name="RepresentationsConsidered">Whether there were representations, which were considered.</param>
/// <param name="Reasons">Why it was given.</param>
/// <param name="Finding">
/// Why compliance will not unduly prejudice any of its functions (section 72(4)); where it was not kept apart yet, the reasons say so.
/// </param>
/// <param name="Authority">Code of the authority; null in events from before it was told to others.</param>
public sealed record DirectionGiven(
    bool RepresentationsConsidered, Sealed<CaseNote> Reasons, Sealed<CaseNote>? Finding = null, string? Authority = null) : DirectionEvent;

/// <summary>No direction was given.</summary>
/// <param name="Reasons">Why.</param>
public sealed record DirectionNotGiven(Sealed<CaseNote> Reasons) : DirectionEvent;

/// <summary>A direction in force was modified, after notice (section 72(8)).</summary>
/// <param name="Change">What is changed.</param>
/// <param name="Finding">Why compliance as modified will not unduly prejudice any function; null in events from before it was kept.</param>
/// <param name="Authority">Code of the authority; null in events from before it was told to others.</param>
public sealed record DirectionModified(Sealed<CaseNote> Change, Sealed<CaseNote>? Finding = null, string? Authority = null)
    : DirectionEvent;

/// <summary>A direction in force was withdrawn. Arrangements already made stand (section 72(10)).</summary>
/// <param name="ByAgreement">Whether before the end of a notice period, with the authority's agreement (section 72(9)).</param>
/// <param name="Reasons">Why.</param>
/// <param name="Authority">Code of the authority; null in events from before it was told to others.</param>
public sealed record DirectionWithdrawn(bool ByAgreement, Sealed<CaseNote> Reasons, string? Authority = null) : DirectionEvent;

/// <summary>Notice was given that a direction in force is to be modified or withdrawn (section 72(8)).</summary>
/// <param name="Act"><c>modify</c> or <c>withdraw</c>.</param>
/// <param name="NoticeOn">Day of the notice.</param>
/// <param name="RepresentationsUntil">Last day for written representations.</param>
/// <param name="Reasons">What is to be changed, and why; null in events from before it was kept.</param>
public sealed record ChangeProposed(string Act, DateOnly NoticeOn, DateOnly RepresentationsUntil, Sealed<CaseNote>? Reasons = null)
    : DirectionEvent;

/// <summary>The proposed change was not made: the direction stays in force as it was.</summary>
/// <param name="RepresentationsConsidered">Whether there were representations, which were considered.</param>
/// <param name="Reasons">Why.</param>
public sealed record DirectionChangeNotMade(bool RepresentationsConsidered, Sealed<CaseNote> Reasons) : DirectionEvent;

/// <summary>
/// What was directed came: the return of services in the form asked for (section 70), or the written reasons (section 71).
/// </summary>
/// <param name="Kind"><c>information</c> or <c>reasons</c>.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="Late">Whether it was due already.</param>
/// <param name="At">When it came; null where that is when it was recorded.</param>
public sealed record DirectionAnswered(string Kind, string Authority, bool Late, DateTimeOffset? At = null) : DirectionEvent;

/// <summary>Another direction of the same kind to the same authority took its place.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="By">The direction that stands now.</param>
public sealed record DirectionReplaced(string Kind, string Authority, Guid By) : DirectionEvent;

/// <summary>
/// Reasons are not waited for any more: the offer was accepted, or ended with its referral, so that there is no request left that
/// the authority does not comply with (section 71(1)).
/// </summary>
/// <param name="Kind">Its kind: <c>reasons</c>.</param>
/// <param name="Authority">Code of the authority.</param>
public sealed record DirectionLapsed(string Kind, string Authority) : DirectionEvent;

/// <summary>
/// A direction got the next number of its kind and authority; in a stream of its own for each, whose version is the last number. Two that
/// are given at once want the same one, so that the second is decided with the first in view.
/// </summary>
/// <param name="DirectionId">The direction.</param>
public sealed record DirectionNumbered(Guid DirectionId);
