namespace TransferScheme.Referrals.Succeeding;

/// <summary>The national team said which of several successors this one case passes to, once their authority is no more.</summary>
/// <param name="Authority">Code of the authority that is, or is to be, no more.</param>
/// <param name="Successor">Code of its successor in this case.</param>
public sealed record SuccessorNamed(string Authority, string Successor) : ReferralEvent;

/// <summary>
/// An authority that is no more had a part in the referral, as entry, offered or receiving authority: its successor has that part from
/// now on, and sees what it saw. Responsibility goes with the authority's functions, so that what its officers signed and confirmed
/// stands as the successor's, and terms that nobody had signed fall.
/// </summary>
/// <param name="Authority">Code of the authority that is no more.</param>
/// <param name="Successor">Code of its successor.</param>
/// <param name="Region">Slug of the successor's region.</param>
/// <param name="WasEligible">Whether the referral was ever found eligible.</param>
public sealed record CasePassedToSuccessor(string Authority, string Successor, string Region, bool WasEligible) : ReferralEvent;
