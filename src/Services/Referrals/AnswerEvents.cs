namespace TransferScheme.Referrals;

/// <summary>The offered authority asked the entry authority a question. The statutory clock runs on.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Number">Number of the question within the offer.</param>
public sealed record QueryNoted(Guid OfferId, int Number) : ReferralEvent;

/// <summary>The entry authority answered a question of the offered authority.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Number">Number of the question within the offer.</param>
public sealed record QueryAnswerNoted(Guid OfferId, int Number) : ReferralEvent;

/// <summary>
/// The offered authority declined, with a statement of reasons: it sees the referral no more, and what was opened to its people by name
/// is closed. Whether its reasons stand is settled elsewhere.
/// </summary>
/// <param name="OfferId">The offer.</param>
/// <param name="AtVersion">Version of the offer's stream, by which declines and reaffirmations are put in order.</param>
public sealed record DeclineNoted(Guid OfferId, long AtVersion) : ReferralEvent;

/// <summary>
/// The obligation of the authority was reaffirmed: the same offer stands again, and the authority sees the minimum facts. Identity is
/// opened by name anew.
/// </summary>
/// <param name="OfferId">The offer.</param>
/// <param name="AtVersion">Version of the offer's stream.</param>
public sealed record ReaffirmationNoted(Guid OfferId, long AtVersion) : ReferralEvent;

/// <summary>The decline stands for good: the referral goes on without this authority, and waits for another.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="IsValid">Whether its reasons were accepted; false where the children were only not to wait any longer.</param>
public sealed record DeclineSettlementNoted(Guid OfferId, bool IsValid) : ReferralEvent;

/// <summary>
/// Another authority of the region takes the children, by agreement: it is the receiving authority from now on, and the one that had
/// accepted sees the referral no more. Terms that were proposed fall.
/// </summary>
/// <param name="OfferId">The offer that was accepted before.</param>
/// <param name="NewOfferId">The offer in its place.</param>
/// <param name="Authority">Code of the authority that receives now.</param>
/// <param name="Region">Slug of its region.</param>
public sealed record SwapNoted(Guid OfferId, Guid NewOfferId, string Authority, string Region) : ReferralEvent;
