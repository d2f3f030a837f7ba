using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Returning;

/// <summary>
/// What the standard questions count: what happened in a period, by the scheme's clock, and how it stood when the period ended. What
/// comes later changes nothing, so the same question has the same answer at any time.
/// </summary>
/// <param name="Offers">Offers made in the period, by what became of them until its end.</param>
/// <param name="DeclinesTakenBack">Of these, those declined and accepted after all.</param>
/// <param name="DeclinesReaffirmed">Of these, those declined whose obligation was reaffirmed, whatever followed.</param>
/// <param name="ChildrenOffered">Children in these, each once.</param>
/// <param name="ChildrenAccepted">Children in those accepted.</param>
/// <param name="Received">Transfers to the scope, completed in the period.</param>
/// <param name="Sent">Transfers from the scope, completed in the period.</param>
/// <param name="ReferralsMade">Referrals made in the period.</param>
/// <param name="ChildrenReferred">Children in those that were eligible when it ended.</param>
/// <param name="ReferralsWithdrawn">Referrals withdrawn in the period.</param>
/// <param name="ReferralsReallocated">Referrals put to another authority than before, in the period.</param>
sealed record FoiCounts(
    Tally Offers, int DeclinesTakenBack, int DeclinesReaffirmed, int ChildrenOffered, int ChildrenAccepted, TransferTimes Received,
    TransferTimes Sent, int ReferralsMade, int ChildrenReferred, int ReferralsWithdrawn, int ReferralsReallocated)
{
    internal const string Accepted = "offersAccepted";
    internal const string Declined = "offersDeclined";
    internal const string Withdrawn = "offersWithdrawn";
    internal const string Unanswered = "offersUnanswered";

    /// <summary>Offers that were accepted, those declined first left aside.</summary>
    internal int AcceptedAtOnce => Part(Accepted) - DeclinesTakenBack;

    /// <summary>Offers that were declined, and whose obligation was not reaffirmed.</summary>
    internal int NotReaffirmed => Part(Declined) + DeclinesTakenBack - DeclinesReaffirmed;

    internal static FoiCounts Of(IReadOnlyList<ReferralProgress> referrals, ReturnScope scope, ReturnPeriod period)
    {
        var offers = (
            from referral in referrals
            from offer in OfferStanding.Of(referral, period.Ends.AddTicks(-1))
            where period.Holds(offer.Offer.MadeAt) && scope.Holds(offer.Offer.Authority)
            select new Put(referral.Id, offer.Offer, offer.Decline, offer.IsReaffirmed)).ToList();
        var accepted = offers.Where(o => o.Offer.AcceptedAt < period.Ends).ToList();
        var declined = offers.Except(accepted).Select(o => o.Declined).OfType<OfferTurn>().ToList();
        var open = offers.Except(accepted).Where(o => o.Declined is null).ToList();
        var withdrawn = open.Count(o => o.Offer.WithdrawnAt < period.Ends);
        var sent = referrals.Where(r => scope.Holds(EntryOf(r))).ToList();
        var made = sent.Where(r => r.Findings.Count > 0 && period.Holds(r.Findings.Values.First().At)).ToList();
        var completed = referrals.Select(r => r.Completed).OfType<Moved>().Where(m => period.Holds(m.At)).ToList();
        return new FoiCounts(
            new Tally(
                "offersReceived", offers.Count,
                new Tally(Accepted, accepted.Count),
                new Tally(Declined, declined.Count, ByReason(declined)),
                new Tally(Withdrawn, withdrawn),
                new Tally(Unanswered, open.Count - withdrawn)),
            accepted.Count(o => o.Declined is not null), offers.Count(o => o.IsReaffirmed),
            Children(offers), Children(accepted),
            TransferTimes.Of("transfersReceived", completed.Where(m => scope.Holds(m.ReceivingAuthority))),
            TransferTimes.Of("transfersSent", completed.Where(m => scope.Holds(m.EntryAuthority))),
            made.Count,
            made.Sum(r => Eligible(r, period)),
            sent.Count(r => r.Ended is { IsWithdrawn: true } ended && period.Holds(ended.At)),
            sent.Count(r => IsReallocated(r, period)));
    }

    int Part(string name) => Offers.Parts.Single(p => p.Name == name).Count;

    // The children of a referral stay together and none joins once it is eligible, so the largest offer has all of them.
    static int Children(IEnumerable<Put> offers) => offers.GroupBy(o => o.Referral).Sum(g => g.Max(o => o.Offer.Children));

    static int Eligible(ReferralProgress referral, ReturnPeriod period)
    {
        var (version, found) = referral.Findings.Last(f => f.Value.At < period.Ends);
        return found.Children is { } children ? children - referral.LeftSince(version, period.Ends.AddTicks(-1)) : 0;
    }

    static IReadOnlyList<Tally> ByReason(IReadOnlyList<OfferTurn> declined) =>
    [
        .. from decline in declined
           group decline by decline.Level1 into level1
           orderby level1.Key
           select new Tally(
               level1.Key!, level1.Count(),
               [.. level1.GroupBy(d => d.Level2).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Tally(g.Key!, g.Count()))]),
    ];

    static string? EntryOf(ReferralProgress referral) =>
        referral.Findings.Values.LastOrDefault()?.EntryAuthority ?? referral.Completed?.EntryAuthority ?? referral.Ended?.EntryAuthority;

    static bool IsReallocated(ReferralProgress referral, ReturnPeriod period)
    {
        var offers = referral.Offers.Values.Where(o => o.MadeAt < period.Ends).OrderBy(o => o.MadeAt).ToList();
        return offers.Zip(offers.Skip(1)).Any(o => o.Second.Authority != o.First.Authority && period.Holds(o.Second.MadeAt));
    }

    sealed record Put(Guid Referral, Offered Offer, OfferTurn? Declined, bool IsReaffirmed);
}
