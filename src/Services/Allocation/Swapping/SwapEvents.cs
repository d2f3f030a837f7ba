using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Swapping;

/// <summary>
/// Another authority of the region was asked to take the children in place of the one that accepted. It may see the minimum facts from
/// now on, until it has answered or its time is over; nothing changes before it agrees.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that accepted.</param>
/// <param name="Taker">Code of the authority that is asked.</param>
/// <param name="RespondBy">When its answer is due.</param>
/// <param name="Note">What the coordinator wrote about it.</param>
/// <param name="Group">The minimum facts of the children who would pass: not of one who has left since the acceptance.</param>
public sealed record SwapProposed(
    Guid ReferralId, string Authority, string Taker, DateTimeOffset RespondBy, Sealed<SwapNote>? Note = null, GroupFacts? Group = null)
    : OfferEvent;

/// <summary>The authority that was asked does not agree. That is no decline: it was never offered the children by its turn.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that accepted, and keeps the children.</param>
/// <param name="Taker">Code of the authority that was asked.</param>
/// <param name="Note">What it wrote about it.</param>
public sealed record SwapNotAgreed(Guid ReferralId, string Authority, string Taker, Sealed<SwapNote>? Note = null) : OfferEvent;

/// <summary>The authority that was asked has not answered in time: nothing changes, and it sees nothing any more.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that accepted, and keeps the children.</param>
/// <param name="Taker">Code of the authority that was asked.</param>
/// <param name="RespondBy">When its answer was due, whenever that is recorded.</param>
public sealed record SwapLapsed(Guid ReferralId, string Authority, string Taker, DateTimeOffset RespondBy) : OfferEvent;

/// <summary>
/// Another authority of the region agreed and takes the children: its own offer, accepted as it is made, takes the place of this one,
/// whose authority has no part in it any more.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that had accepted.</param>
/// <param name="Size">How many children pass.</param>
/// <param name="NewOfferId">The offer that takes its place.</param>
/// <param name="NewAuthority">Code of the receiving authority from now on.</param>
/// <param name="NewRegion">Slug of its region, which is the same.</param>
public sealed record OfferSuperseded(
    Guid ReferralId, string Authority, int Size, Guid NewOfferId, string NewAuthority, string NewRegion) : OfferEvent;

/// <summary>Free text of a coordinator or an authority about a swap; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Text">The text.</param>
public sealed record SwapNote(string Text);

/// <summary>A swap that waits for an answer.</summary>
/// <param name="Authority">Code of the authority that is asked.</param>
/// <param name="RespondBy">When its answer is due.</param>
/// <param name="Note">What the coordinator wrote about it.</param>
/// <param name="ProposedAt">When it was asked, by the scheme's clock.</param>
/// <param name="Group">The minimum facts of the children who would pass.</param>
public sealed record ProposedSwap(
    string Authority, DateTimeOffset RespondBy, Sealed<SwapNote>? Note, DateTimeOffset ProposedAt = default, GroupFacts? Group = null);
