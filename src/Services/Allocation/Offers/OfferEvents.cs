using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Conditions;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Offers;

/// <summary>What can happen to an offer. A decline, the authority's act, is one; a rejection by our software never is.</summary>
public abstract record OfferEvent
{
    private protected OfferEvent()
    {
    }
}

/// <summary>A referral was put to one authority, which may see its minimum facts from now on.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the offered authority.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="RespondBy">When the answer is due. Nothing is decided by silence.</param>
/// <param name="Group">The minimum facts.</param>
/// <param name="IsSwap">Whether it takes the place of another authority's acceptance: then it is accepted as it is made.</param>
/// <param name="PreviousOfferId">The offer of the referral before this one; null of the first.</param>
public sealed record OfferMade(
    Guid ReferralId, string Authority, string Region, DateTimeOffset RespondBy, GroupFacts Group, bool IsSwap = false,
    Guid? PreviousOfferId = null) : OfferEvent;

/// <summary>The offered authority agreed to take the children and named a placement and a social worker.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority, the receiving one from now on.</param>
/// <param name="Size">How many children it takes.</param>
/// <param name="PlacementType">Kind of placement, by code.</param>
/// <param name="Details">The placement and the social worker.</param>
/// <param name="Conditions">Under which conditions; null where there are none.</param>
/// <param name="IsSwap">Whether it takes the place of another authority's acceptance, which is told in its stead.</param>
public sealed record OfferAccepted(
    Guid ReferralId, string Authority, int Size, string PlacementType, Sealed<PlacementDetails> Details,
    IReadOnlyList<AcceptanceCondition>? Conditions = null, bool IsSwap = false) : OfferEvent;

/// <summary>One working day is left to answer.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that must answer.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="RespondBy">When the answer is due.</param>
public sealed record OfferResponseDueSoon(Guid ReferralId, string Authority, string Region, DateTimeOffset RespondBy) : OfferEvent;

/// <summary>
/// The answer did not come in time: the coordinator, then the national team, take it up with the authority, which can still answer.
/// Silence is never an answer.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that must answer.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="RespondBy">When the answer was due, whenever that is recorded.</param>
public sealed record OfferResponseOverdue(Guid ReferralId, string Authority, string Region, DateTimeOffset RespondBy) : OfferEvent;

/// <summary>
/// The offer was withdrawn, for what became of the referral: the authority has no part in it any more, also if it had accepted.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="Size">How many children were offered together.</param>
/// <param name="Reason">
/// <c>referral-withdrawn</c>, <c>referral-closed</c>, <c>child-left-group</c>, <c>reasons-accepted</c> (given late, for an offer that was
/// never answered), <c>not-complied</c> (never answered, also after its obligation was reaffirmed) or <c>authorities-merged</c> (it is
/// the entry authority itself now).
/// </param>
public sealed record OfferWithdrawn(Guid ReferralId, string Authority, int Size, string Reason) : OfferEvent;

/// <summary>Where the children will live and who looks after them there; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Placement">The placement, with its address.</param>
/// <param name="SocialWorker">The social worker, named before travel.</param>
public sealed record PlacementDetails(string Placement, SocialWorker SocialWorker);

/// <summary>The social worker of the children in the receiving authority.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone number.</param>
public sealed record SocialWorker(string Name, string Email, string Phone);
