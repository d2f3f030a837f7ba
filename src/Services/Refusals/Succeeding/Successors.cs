using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Handling;

namespace TransferScheme.Refusals.Succeeding;

/// <summary>What a case is, and what follows for it, once a successor stands where an authority that is no more has stood.</summary>
static class Successors
{
    /// <summary>
    /// The case with the successor in it. It is remembered for whom the successor stands: where the national team names another for the
    /// referral, only that part passes on.
    /// </summary>
    internal static Refusal With(this Refusal r, RefusalPassedToSuccessor e)
    {
        var isOwn = IsOf(r.Offer.Authority, r.StandsFor, e.Authority);
        var isEntry = IsOf(r.Offer.EntryAuthority, r.EntryStandsFor, e.Authority);
        return r with
        {
            Offer = r.Offer with
            {
                Authority = isOwn ? e.Successor : r.Offer.Authority,
                Region = isOwn ? e.Region : r.Offer.Region,
                EntryAuthority = isEntry ? e.Successor : r.Offer.EntryAuthority,
                EntryRegion = isEntry ? e.Region : r.Offer.EntryRegion,
            },
            StandsFor = isOwn ? e.Authority : r.StandsFor,
            EntryStandsFor = isEntry ? e.Authority : r.EntryStandsFor,
        };
    }

    /// <summary>Whether an authority acts in a case for another that is no more.</summary>
    internal static bool StandsFor(Refusal r, string authority, string? other) => other is not null
        && ((r.Offer.Authority == authority && r.StandsFor == other) || (r.Offer.EntryAuthority == authority && r.EntryStandsFor == other));

    /// <summary>
    /// A case passes as its referral has passed, whatever stands in it and also where it had passed to another before; null where the
    /// authority has no part in it, or the successor has it already.
    /// </summary>
    internal static RefusalPassedToSuccessor? Follow(Refusal? r, string authority, string successor, string region) =>
        r is not null && ((IsOf(r.Offer.Authority, r.StandsFor, authority) && r.Offer.Authority != successor)
            || (IsOf(r.Offer.EntryAuthority, r.EntryStandsFor, authority) && r.Offer.EntryAuthority != successor))
            ? new RefusalPassedToSuccessor(r.Offer.ReferralId, authority, successor, region)
            : null;

    /// <summary>A case that is still open passes by itself where its referral has gone on without the authority; null otherwise.</summary>
    internal static RefusalPassedToSuccessor? Pass(Refusal? r, string authority, string successor, string region) =>
        r is { Status: not (RefusalStatus.Closed or RefusalStatus.Withdrawn) }
            && (r.Offer.Authority == authority || r.Offer.EntryAuthority == authority)
            ? new RefusalPassedToSuccessor(r.Offer.ReferralId, authority, successor, region)
            : null;

    /// <summary>A direction passes while it is proposed or in force; null otherwise.</summary>
    internal static DirectionPassedToSuccessor? Pass(Direction? d, string authority, string successor) =>
        d is
        {
            Status: not (DirectionStatus.NotGiven or DirectionStatus.Withdrawn or DirectionStatus.Answered or DirectionStatus.Replaced
            or DirectionStatus.Lapsed)
        } && d.Authority == authority
            ? new DirectionPassedToSuccessor(authority, successor)
            : null;

    /// <summary>The copy of an offer that can still be answered, or was accepted; null where it does not change.</summary>
    internal static KnownOffer? Pass(KnownOffer offer, string authority, string successor, string region) =>
        offer.Authority == authority && offer.Status is not (KnownStatus.Withdrawn or KnownStatus.Superseded)
            ? offer with { Authority = successor, Region = region }
            : null;

    static bool IsOf(string holder, string? standsFor, string authority) => holder == authority || standsFor == authority;
}
