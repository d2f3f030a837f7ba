using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Returning;

/// <summary>The standard questions that councils are asked under the Freedom of Information Act, answered with definitions.</summary>
static class FoiFigures
{
    /// <summary>Every figure of the return, in the order of the questions.</summary>
    /// <param name="facts">What was known when the period ended.</param>
    /// <param name="scope">Whose figures.</param>
    /// <param name="period">The period.</param>
    /// <param name="publication">For whom.</param>
    internal static IReadOnlyList<ReturnLine> Of(Facts facts, ReturnScope scope, ReturnPeriod period, Publication publication)
    {
        var counts = FoiCounts.Of(facts.Referrals, scope, period);
        return
        [
            .. OfOffers(counts, scope, publication),
            .. ThresholdFigures.Of(facts, scope, publication),
            .. OfTransfers(counts.Received, publication, $"to {scope.Words}", scope),
            .. OfTransfers(counts.Sent, publication, $"from {scope.Words}", scope),
            .. OfReferrals(counts, scope, publication),
        ];
    }

    static IEnumerable<ReturnLine> OfOffers(FoiCounts counts, ReturnScope scope, Publication publication)
    {
        var told = publication.Of(counts.Offers);
        var children = publication.Of("childrenOffered", counts.ChildrenOffered);
        var accepted = publication.Of("childrenAccepted", counts.ChildrenAccepted);
        var rest = publication.Of("", counts.ChildrenOffered - counts.ChildrenAccepted);
        var list = $"/api/v1/offers{scope.Filter}";
        var declined = told[FoiCounts.Declined];
        var takenBack = publication.Of("declinesTakenBack", counts.DeclinesTakenBack);
        var acceptedAtOnce = publication.Of("", counts.AcceptedAtOnce);
        var reaffirmed = publication.Of("declinesReaffirmed", counts.DeclinesReaffirmed);
        var notReaffirmed = publication.Of("", counts.NotReaffirmed);
        return
        [
            Offers(told, $"Requests received: offers made to {scope.Words} in the period."),
            Children(children, "Children in these offers, each counted once.").When(told.Shown is Shown.InFull),
            Offers(told[FoiCounts.Accepted], "Those of the offers that had been accepted when the period ended."),
            Children(accepted, "Children in the offers accepted, each counted once.").When(told.IsWhole && rest.IsWhole),
            Offers(
                declined,
                "Those of the offers that had been declined, and not accepted after all, when the period ended; also where the obligation "
                + "was reaffirmed and the offer stands again, or the offer was withdrawn after the decline."),
            .. Reasons(declined, list),
            Offers(takenBack, "Those of the offers accepted that had been declined first.").When(told.IsWhole && acceptedAtOnce.IsWhole),
            Offers(
                reaffirmed,
                "Those of the offers declined, or declined and accepted after all, whose authority was told that its obligation stands.")
                .When(told.IsWhole && notReaffirmed.IsWhole),
            Offers(told[FoiCounts.Withdrawn], "Those of the offers that had been withdrawn from the authority before it answered."),
            Offers(
                told[FoiCounts.Unanswered],
                "Those of the offers that still stood and had not been answered when the period ended; silence is never a decline."),
        ];

        ReturnLine Offers(Told count, string definition) => ReturnLine.Of(count, count.Name, "offers", definition, list);

        ReturnLine Children(Told count, string definition) => ReturnLine.Of(count, count.Name, "children", definition, list);
    }

    // How many reasons there are would tell of a small number of declines, so none is named.
    static IEnumerable<ReturnLine> Reasons(Told declined, string list) =>
        from level1 in declined.Shown is Shown.FewerThanFive ? [] : declined.Parts
        from line in (ReturnLine[])
        [
            Reason(level1, level1.Name, null, list),
            .. level1.Shown is Shown.FewerThanFive ? [] : level1.Parts.Select(l => Reason(l, level1.Name, l.Name, list)),
        ]
        select line;

    static ReturnLine Reason(Told told, string level1, string? level2, string list) =>
        ReturnLine.Of(told, FoiCounts.Declined, "offers", "Offers declined, by the first ground of the statement of reasons.", list) with
        {
            Level1 = level1,
            Level2 = level2,
        };

    static IEnumerable<ReturnLine> OfTransfers(TransferTimes times, Publication publication, string direction, ReturnScope scope)
    {
        const string Took = "working days from day 0 of the statutory clock to the day on which responsibility moved";
        var told = publication.Of(times.Table);
        var list = $"/api/v1/referrals?status=completed{scope.Filter.Replace('?', '&')}";
        return
        [
            ReturnLine.Of(
                told, told.Name, "transfers",
                $"Transfers {direction} that were recorded as completed in the period; a group moves in one.", list),
            Band(TransferTimes.Within5, "at most 5"), Band(TransferTimes.In6To10, "6 to 10"), Band(TransferTimes.Over10, "more than 10"),
            Statistic(times.Median, "MedianWorkingDays", "workingDays", $"Median, over these transfers, of the {Took}."),
            Statistic(
                times.Ninetieth, "NinetiethCentileWorkingDays", "workingDays",
                $"The fewest {Took} within which at least 90 per cent of these transfers were done."),
            Statistic(times.PercentWithin(10), "PercentWithin10", "percent", $"Share of these transfers that took at most 10 {Took}."),
            Statistic(times.PercentWithin(5), "PercentWithin5", "percent", $"Share of these transfers that took at most 5 {Took}."),
        ];

        ReturnLine Band(string band, string days) =>
            ReturnLine.Of(told[band], $"{told.Name}{band}", "transfers", $"Those of these transfers that took {days} {Took}.", list);

        ReturnLine Statistic(decimal? value, string name, string unit, string definition)
        {
            var line = ReturnLine.Of(value, $"{told.Name}{name}", unit, definition, list).When(told.IsWhole);
            return value is null ? line with { Text = "none" } : line;
        }
    }

    static IEnumerable<ReturnLine> OfReferrals(FoiCounts counts, ReturnScope scope, Publication publication)
    {
        var list = $"/api/v1/referrals{scope.Filter}";
        var ofEntry = $"Referrals of {scope.Words} as entry authority, of whatever date,";
        return
        [
            Line(
                "referralsMade", counts.ReferralsMade, "referrals",
                $"Referrals that {scope.Words} made in the period as entry authority, by the day on which the rules first judged them; "
                + "also those found to be outside the scheme."),
            Line(
                "childrenReferred", counts.ChildrenReferred, "children",
                "Children in those of these referrals that were eligible when the period ended."),
            Line("referralsWithdrawn", counts.ReferralsWithdrawn, "referrals", $"{ofEntry} that it withdrew in the period."),
            Line(
                "referralsReallocated", counts.ReferralsReallocated, "referrals",
                $"{ofEntry} that were put to another authority than before in the period."),
        ];

        ReturnLine Line(string name, int count, string unit, string definition) =>
            ReturnLine.Of(publication.Of(name, count), name, unit, definition, list);
    }
}
