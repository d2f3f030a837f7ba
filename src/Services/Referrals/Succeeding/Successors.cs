using TransferScheme.Contracts.Referrals;

namespace TransferScheme.Referrals.Succeeding;

/// <summary>What a referral is, and what follows for it, once a successor stands where an authority that is no more has stood.</summary>
static class Successors
{
    /// <summary>Who acts in a referral for an authority now: itself, or whoever it has passed to.</summary>
    internal static string Now(this Referral r, string authority) =>
        r.PassedTo.TryGetValue(authority, out var successor) ? Now(r, successor) : authority;

    /// <summary>Whether an authority has a part in the referral that a successor would have.</summary>
    internal static bool Names(this Referral r, string authority) =>
        r.EntryAuthority == authority || r.OfferedAuthority == authority || r.ReceivingAuthority == authority;

    /// <summary>The referral with the successor in it.</summary>
    internal static Referral With(this Referral r, CasePassedToSuccessor e)
    {
        return r with
        {
            EntryAuthority = Of(r.EntryAuthority),
            EntryRegion = r.EntryAuthority == e.Authority ? e.Region : r.EntryRegion,
            OfferedAuthority = r.OfferedAuthority is { } offered ? Of(offered) : null,
            OfferedRegion = r.OfferedAuthority == e.Authority ? e.Region : r.OfferedRegion,
            ReceivingAuthority = r.ReceivingAuthority is { } receiving ? Of(receiving) : null,
            Terms = r.Signatures.Count == 0 && r.Names(e.Authority) ? null
                : r.Terms is { Authority: { } drafted } ? r.Terms with { Authority = Of(drafted) } : r.Terms,
            Signatures = [.. r.Signatures.Select(s => s.OnBehalfOf == e.Authority ? s with { OnBehalfOf = e.Successor } : s)],
            Arrivals = [.. r.Arrivals.Select(a => a.OnBehalfOf == e.Authority ? a with { OnBehalfOf = e.Successor } : a)],
            PassedTo = r.PassedTo.SetItem(e.Authority, e.Successor),
        };

        string Of(string authority) => authority == e.Authority ? e.Successor : authority;
    }

    /// <summary>
    /// What follows for a referral from a succession that is in effect: it passes to the successor that was named for it, or to the one
    /// that all open cases pass to, and waits where neither was named. A completed one passes too, since somebody must hold its record.
    /// </summary>
    /// <param name="r">The referral.</param>
    /// <param name="succession">The succession.</param>
    /// <param name="regionOf">Slug of an authority's region.</param>
    internal static IReadOnlyList<ReferralEvent> Decide(Referral r, KnownSuccession succession, Func<string, string> regionOf)
    {
        if (r.Status is ReferralStatus.Withdrawn or ReferralStatus.Closed
            || (r.NamedSuccessors.GetValueOrDefault(succession.Id) ?? succession.Heir) is not { } heir)
        {
            return [];
        }

        // Whoever was named is told to the other services also where the referral has gone on: the reasons may still be under review.
        var isToTell = r.NamedSuccessors.ContainsKey(succession.Id) && !r.PassedTo.ContainsKey(succession.Id);
        if (!isToTell && !r.Names(succession.Id))
        {
            return [];
        }

        var passed = new CasePassedToSuccessor(succession.Id, heir, regionOf(heir), r.WasEligible);
        return [passed, .. Merged(r.With(passed))];
    }

    /// <summary>
    /// The end of a referral whose two authorities have become one: an arrangement is made between two (section 69(1)), and the children
    /// are where they would have gone. An offer to the entry authority itself is Allocation's to take back.
    /// </summary>
    internal static IReadOnlyList<ReferralEvent> Merged(Referral r) => !r.HasEnded && r.EntryAuthority == r.ReceivingAuthority
        ? [new ReferralWithdrawn(r.EntryAuthority, ReferralReasons.AuthoritiesMerged, r.WasEligible, null)]
        : [];

    /// <summary>What follows from all successions, one after the other: a successor may be no more itself.</summary>
    internal static IReadOnlyList<ReferralEvent> Decide(
        Referral r, IReadOnlyList<KnownSuccession> inEffect, Func<string, string> regionOf)
    {
        var events = new List<ReferralEvent>(Merged(r));
        var state = events.Aggregate(r, (s, e) => Referral.Evolve(s, e)!);
        while (inEffect.Select(s => Decide(state, s, regionOf)).FirstOrDefault(next => next.Count > 0) is { } next)
        {
            events.AddRange(next);
            state = next.Aggregate(state, (s, e) => Referral.Evolve(s, e)!);
        }

        return events;
    }
}
