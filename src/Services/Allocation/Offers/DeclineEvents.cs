namespace TransferScheme.Allocation.Offers;

/// <summary>
/// The offered authority declined, with a statement of reasons: nobody else can answer meanwhile, and its people see no more of the
/// children. The referral keeps its turn until the reasons are settled.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that declined.</param>
/// <param name="Size">How many children were offered together.</param>
/// <param name="RefusalId">The statement of reasons.</param>
/// <param name="Codes">Codes of the grounds, such as G06.</param>
/// <param name="Groups">The level 1 group of each code, in the same order; empty where they were not told.</param>
public sealed record OfferDeclined(
    Guid ReferralId, string Authority, int Size, Guid RefusalId, IReadOnlyList<string> Codes, IReadOnlyList<string> Groups) : OfferEvent;

/// <summary>The authority took its decline back. Its acceptance follows at once: nothing else undoes a decline.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="RefusalId">The statement that it had declined with.</param>
public sealed record DeclineWithdrawn(Guid ReferralId, string Authority, Guid RefusalId) : OfferEvent;

/// <summary>
/// The national team reaffirmed the obligation of an authority that declined, or that never answered: the offer stands, with a new time
/// to answer, and can be declined no more.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that must answer.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="RefusalId">The case of its reasons, or of its silence.</param>
/// <param name="RespondBy">When the answer is due: the end of the last day to comply.</param>
public sealed record OfferReaffirmed(Guid ReferralId, string Authority, string Region, Guid RefusalId, DateTimeOffset RespondBy)
    : OfferEvent;

/// <summary>
/// The decline stands for good and the referral goes on without the authority: it can be neither taken back nor reaffirmed.
/// </summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Authority">Code of the authority that declined.</param>
/// <param name="RefusalId">The statement that it declined with.</param>
/// <param name="IsValid">Whether its reasons were accepted; false where the referral was only not to wait any longer.</param>
public sealed record DeclineSettled(Guid ReferralId, string Authority, Guid RefusalId, bool IsValid) : OfferEvent;

/// <summary>A decline of an offer, and what became of it.</summary>
/// <param name="RefusalId">The statement of reasons.</param>
/// <param name="IsTakenBack">Whether the authority took it back and accepted.</param>
/// <param name="IsValid">Whether its reasons were accepted, once the referral has gone on without the authority; null before.</param>
/// <param name="Group">The level 1 group of its first ground, by which declines are counted; null where it was not told.</param>
public sealed record OfferDecline(Guid RefusalId, bool IsTakenBack = false, bool? IsValid = null, string? Group = null)
{
    /// <summary>Whether nothing changes it any more.</summary>
    internal bool IsOver => IsTakenBack || IsValid is not null;
}
