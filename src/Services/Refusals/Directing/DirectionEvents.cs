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
public sealed record DirectionIssued(
    string Kind, string Authority, DateTimeOffset DueAt, string? Form, Guid? ReferralId, IReadOnlyList<string> Recipients) : DirectionEvent;

/// <summary>Notice was given of a proposed direction to comply with the scheme (section 72(5)). Its day is the first of fourteen.</summary>
/// <param name="Authority">Code of the authority.</param>
/// <param name="NoticeOn">Day of the notice.</param>
/// <param name="RepresentationsUntil">Last day for written representations.</param>
public sealed record DirectionProposed(string Authority, DateOnly NoticeOn, DateOnly RepresentationsUntil) : DirectionEvent;

/// <summary>The authority made written representations within the period.</summary>
/// <param name="Text">What it says. About the authority's functions, never about a child; sealed under the direction's own key.</param>
public sealed record RepresentationsMade(Sealed<CaseNote> Text) : DirectionEvent;

/// <summary>The direction was given: the authority must comply with the scheme (section 72(3)).</summary>
/// <param name="RepresentationsConsidered">Whether there were representations, which were considered.</param>
/// <param name="Reasons">Why compliance does not unduly prejudice its functions (section 72(4)).</param>
public sealed record DirectionGiven(bool RepresentationsConsidered, Sealed<CaseNote> Reasons) : DirectionEvent;

/// <summary>No direction was given.</summary>
/// <param name="Reasons">Why.</param>
public sealed record DirectionNotGiven(Sealed<CaseNote> Reasons) : DirectionEvent;

/// <summary>A direction in force was modified, after notice (section 72(8)).</summary>
/// <param name="Change">What is changed.</param>
public sealed record DirectionModified(Sealed<CaseNote> Change) : DirectionEvent;

/// <summary>A direction in force was withdrawn. Arrangements already made stand (section 72(10)).</summary>
/// <param name="ByAgreement">Whether before the end of a notice period, with the authority's agreement (section 72(9)).</param>
/// <param name="Reasons">Why.</param>
public sealed record DirectionWithdrawn(bool ByAgreement, Sealed<CaseNote> Reasons) : DirectionEvent;

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
