using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;

namespace TransferScheme.Allocation.Succeeding;

/// <summary>
/// An authority that is no more had a part in the offer, as entry or as offered authority, or both: its successor has it now, with all
/// that was answered and asked before. A merger is by law: nobody is asked again.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that is no more.</param>
/// <param name="Successor">Code of its successor.</param>
/// <param name="Region">Slug of the successor's region.</param>
public sealed record OfferPassedToSuccessor(Guid ReferralId, string Authority, string Successor, string Region) : OfferEvent;

/// <summary>
/// An authority that is no more had a part in the allocation: its successor has it now. The ledger keeps the turn where it was entered:
/// it is never recomputed.
/// </summary>
/// <param name="Authority">Code of the authority that is no more.</param>
/// <param name="Successor">Code of its successor.</param>
/// <param name="Region">Slug of the successor's region.</param>
public sealed record AllocationPassedToSuccessor(string Authority, string Successor, string Region) : AllocationEvent;

/// <summary>
/// The authority whose turn it was cannot take the children: it is no more, or it is their entry authority since authorities merged. The
/// decision is taken back, and another follows at once.
/// </summary>
/// <param name="Authority">Code of the authority whose turn it was.</param>
/// <param name="Reason"><c>authority-abolished</c> or <c>authorities-merged</c>.</param>
public sealed record TurnLapsed(string Authority, string Reason) : AllocationEvent;

/// <summary>How an offer came to its authority, where that was not by its turn.</summary>
/// <param name="From">Code of the authority that is no more.</param>
/// <param name="To">Code of its successor.</param>
/// <param name="At">When it passed, by the scheme's clock.</param>
public sealed record PassedOffer(string From, string To, DateTimeOffset At = default);
