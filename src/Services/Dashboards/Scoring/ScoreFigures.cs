using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Returning;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Scoring;

/// <summary>
/// The figures of a scorecard. Each count is one table with its total, so that the hiding of small numbers sees all that is published of
/// it: by the region that received or referred, or by the ground of a decline.
/// </summary>
static class ScoreFigures
{
    /// <summary>Every figure; <see cref="ReturnLine.Level1"/> is the region or the ground, null for the whole scheme.</summary>
    /// <param name="facts">What was known when the quarter ended.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="publication">For whom.</param>
    internal static IReadOnlyList<ReturnLine> Of(Facts facts, ReturnPeriod quarter, Publication publication)
    {
        var regionOf = facts.Authorities.ToDictionary(a => a.Id, a => a.Region);
        IReadOnlyList<string> regions = [.. regionOf.Values.Distinct().Order(StringComparer.Ordinal)];
        var referrals = facts.Referrals;
        var received = referrals.Select(r => r.Completed).OfType<Moved>().Where(m => quarter.Holds(m.At)).ToList();
        var transfers = publication.Of(ByRegion("transfersReceived", received, m => m.ReceivingAuthority));
        var overdue = facts.Standings.Where(s => s.Overdue).ToList();
        var outcomes = referrals.Where(r => r.Completed is not null && r.Outcomes.Count > 0 && quarter.Holds(r.Outcomes.Values.Min()))
            .Select(r => r.Completed!).ToList();
        return
        [
            .. Lines(
                transfers, "transfers", "Transfers recorded as completed in the quarter, by the region that received; a group moves in one.",
                "/api/v1/referrals?stage=completed", "&receivingRegion="),
            .. Statistics(
                "medianWorkingDays", "Median, over these transfers, of the working days from day 0 of the statutory clock to the move.",
                t => t.Median),
            .. Statistics(
                "ninetiethCentileWorkingDays", "The fewest working days within which at least 90 per cent of these transfers were done.",
                t => t.Ninetieth),
            .. Declines(referrals, quarter, publication),
            .. Lines(
                publication.Of(ByRegion("referralsOverdue", overdue, s => s.EntryAuthority)), "referrals",
                "Referrals not completed when the quarter ended although the last day of the statutory clock had passed, by the region that "
                + "referred.",
                "/api/v1/referrals?overdue=true", "&entryRegion="),
            .. Lines(
                publication.Of(ByRegion("outcomesRecorded", outcomes, m => m.ReceivingAuthority)), "transfers",
                "Transfers for which the receiving authority first told in the quarter how the children are, by the region that received.",
                "/api/v1/referrals?stage=completed", "&receivingRegion="),
        ];

        Tally ByRegion<T>(string name, IReadOnlyList<T> all, Func<T, string?> authority) => new(
            name, all.Count,
            [
                .. regions.Select(region => new Tally(region, all.Count(one => RegionOf(authority(one)) == region))),

                // So that the parts are always the whole.
                .. all.Count(one => RegionOf(authority(one)) is null) is > 0 and var rest ? new[] { new Tally("not-known", rest) } : [],
            ]);

        string? RegionOf(string? authority) => authority is null ? null : regionOf.GetValueOrDefault(authority);

        IEnumerable<ReturnLine> Statistics(string name, string definition, Func<TransferTimes, decimal?> of) =>
            from region in regions.Prepend(null)
            let times = TransferTimes.Of(name, received.Where(m => region is null || RegionOf(m.ReceivingAuthority) == region))
            let line = ReturnLine.Of(
                of(times), name, "workingDays", definition,
                $"/api/v1/referrals?stage=completed{(region is null ? "" : $"&receivingRegion={region}")}").When(transfers.IsWhole)
            select (of(times) is null ? line with { Text = "none" } : line) with { Level1 = region };
    }

    static IEnumerable<ReturnLine> Lines(Told told, string unit, string definition, string list, string filter) =>
        told.Parts.Select(p => ReturnLine.Of(p, told.Name, unit, definition, $"{list}{filter}{p.Name}") with { Level1 = p.Name })
            .Prepend(ReturnLine.Of(told, told.Name, unit, definition, list));

    // How many grounds there are would tell of a small number of declines, so none is named then.
    static IEnumerable<ReturnLine> Declines(IReadOnlyList<ReferralProgress> referrals, ReturnPeriod quarter, Publication publication)
    {
        var grounds = referrals.SelectMany(r => r.Turns.Keys.Select(offer =>
                r.TurnsOf(offer).FirstOrDefault(t => t.Kind is OfferTurnKind.Declined)))
            .OfType<OfferTurn>().Where(t => quarter.Holds(t.At)).GroupBy(t => t.Level1 ?? OfferTurn.NotTold)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Tally(g.Key, g.Count())).ToList();
        var told = publication.Of(new Tally("offersDeclined", grounds.Sum(g => g.Count), [.. grounds]));
        return Lines(
            told.Shown is Shown.FewerThanFive ? told with { Parts = [] } : told, "offers",
            "Offers first declined in the quarter, whatever became of them, by the group of the first ground of the statement of reasons.",
            "/api/v1/offers?status=declined", "&group=");
    }
}
