namespace TransferScheme.Referrals;

/// <summary>What a referral is without what it had: an offer, the identity opened under it, an arrangement.</summary>
static class Unbinding
{
    /// <summary>Once an offer is over. That may be told before the offer itself, or when another has followed it already.</summary>
    internal static Referral Over(this Referral r, Guid offerId) => r.OfferId == offerId
        ? r.Unoffered() with { Status = ReferralStatus.AwaitingAllocation, PastOffers = r.Past() }
        : r with { PastOffers = [.. r.PastOffers, offerId] };

    /// <summary>The offers that are over once the last one is.</summary>
    internal static IReadOnlyList<Guid> Past(this Referral r) => r.OfferId is { } before ? [.. r.PastOffers, before] : r.PastOffers;

    /// <summary>Who had opened identity under the offer sees it no more; when the offer stands again, it is opened by name again.</summary>
    internal static Referral Unopened(this Referral r) => r with { Openings = [.. r.Openings.Where(o => o.OfferId != r.OfferId)] };

    /// <summary>The authority that had the offer, or had accepted, sees the referral no more.</summary>
    internal static Referral Unoffered(this Referral r) => r.Unarranged() with
    {
        OfferId = null,
        OfferedAuthority = null,
        OfferedRegion = null,
        ReceivingAuthority = null,
    };

    /// <summary>What was arranged is between two authorities and for one journey: with another of either it is arranged anew.</summary>
    internal static Referral Unarranged(this Referral r) =>
        r with { Terms = null, Signatures = [], TransferKind = null, MadeAt = null, Handover = [] };
}
