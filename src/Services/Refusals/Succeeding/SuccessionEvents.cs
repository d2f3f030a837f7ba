using TransferScheme.Refusals.Directing;

namespace TransferScheme.Refusals.Succeeding;

/// <summary>
/// An authority that is no more had a part in the case of an offer's reasons, as the one that gives them or as the entry authority: its
/// successor has it now. What was stated, reviewed and directed stands.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that is no more.</param>
/// <param name="Successor">Code of its successor.</param>
/// <param name="Region">Slug of the successor's region.</param>
public sealed record RefusalPassedToSuccessor(Guid ReferralId, string Authority, string Successor, string Region) : RefusalEvent;

/// <summary>A direction was addressed to an authority that is no more: it binds its successor, as if it had been given to that.</summary>
/// <param name="Authority">Code of the authority that is no more.</param>
/// <param name="Successor">Code of its successor.</param>
public sealed record DirectionPassedToSuccessor(string Authority, string Successor) : DirectionEvent;
