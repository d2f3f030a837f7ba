namespace TransferScheme.AgeAssessments.Succeeding;

/// <summary>
/// An authority that is no more had a part in an assessment, as the one that owns it or one that owned it: its successor has that part now,
/// with its findings, its advice and its past.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ChildId">The person.</param>
/// <param name="Authority">Code of the authority that is no more.</param>
/// <param name="Successor">Its successor.</param>
/// <param name="WasOwner">Whether the assessment is the successor's own from now on.</param>
public sealed record AgeCasePassedToSuccessor(
    Guid ReferralId, Guid ChildId, string Authority, AgeOwner Successor, bool WasOwner) : AgeEvent;

/// <summary>An authority that is no more, and who stands for it in an assessment.</summary>
/// <param name="Authority">Code of the authority that is no more.</param>
/// <param name="Successor">Code of its successor.</param>
public sealed record StandIn(string Authority, string Successor);
