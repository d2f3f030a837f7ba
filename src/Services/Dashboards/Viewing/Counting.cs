using TransferScheme.Dashboards.Following;

namespace TransferScheme.Dashboards.Viewing;

/// <summary>The counts that every scope has, over the referrals that belong to it.</summary>
static class Counting
{
    // Thresholds are given in children per so many of the child population.
    const long Whole = 100_000;

    static readonly IReadOnlyList<(Stage Stage, string Name, string Status, string Words)> Stages =
    [
        (Stage.AwaitingAllocation, "AwaitingAllocation", "awaitingAllocation", "that are eligible and not put to an authority now"),
        (Stage.Offered, "Offered", "offered", "that are put to an authority, which has neither accepted nor declined"),
        (Stage.Accepted, "Accepted", "accepted", "that an authority has accepted and whose arrangement is not signed by both"),
        (Stage.Arranged, "Arranged", "arranged", "whose arrangement is signed by both authorities and that have not departed"),
        (Stage.InTransit, "InTransit", "inTransit", "that have departed and whose arrival is not confirmed by both authorities"),
        (Stage.Completed, "Completed", "completed", "for which responsibility has moved"),
        (Stage.Withdrawn, "Withdrawn", "withdrawn", "that the entry authority withdrew before responsibility moved"),
        (Stage.Closed, "Closed", "closed", "that were closed for what happened to the children before responsibility moved"),
    ];

    /// <summary>How many referrals and children are at each stage, were found ineligible and are overdue.</summary>
    /// <param name="standings">The referrals that belong to the scope.</param>
    /// <param name="of">Whose, in the definitions: empty, or <c> of the region</c>.</param>
    /// <param name="filter">Restricts the lists to the scope: empty, or <c>&amp;entryRegion=wales</c>.</param>
    internal static IEnumerable<Count> OfStages(IReadOnlyList<Standing> standings, string of, string filter)
    {
        foreach (var (stage, name, status, words) in Stages)
        {
            var there = standings.Where(s => s.Stage == stage).ToList();
            foreach (var count in OfBoth(name, there, $"{of} {words}.", $"/api/v1/referrals?stage={status}{filter}"))
            {
                yield return count;
            }
        }

        yield return new Count(
            "referralsFoundIneligible", "referrals", standings.Count(s => s.Stage is Stage.Ineligible),
            $"Referrals{of} that the rules found to be outside the scheme and have not found eligible since.",
            $"/api/v1/referrals?stage=ineligible{filter}");
        var held = standings.Where(s => s.Held).ToList();
        var onHold = $"{of} that are on hold, whatever stage they are at.";
        foreach (var count in OfBoth("Held", held, onHold, $"/api/v1/referrals?status=held{filter}"))
        {
            yield return count;
        }

        var overdue = standings.Where(s => s.Overdue).ToList();
        var late = $"{of} that are not completed although the last day of the statutory clock has passed.";
        foreach (var count in OfBoth("Overdue", overdue, late, $"/api/v1/referrals?overdue=true{filter}"))
        {
            yield return count;
        }
    }

    /// <summary>The same figure twice: referrals, and the children in them.</summary>
    internal static IEnumerable<Count> OfBoth(string name, IReadOnlyList<Standing> standings, string words, string listUrl) =>
    [
        new Count($"referrals{name}", "referrals", standings.Count, $"Referrals{words}", listUrl),
        new Count($"children{name}", "children", standings.Sum(s => s.Children), $"Children in referrals{words}", listUrl),
    ];

    /// <summary>How long transfers took, and how many kept the limit.</summary>
    /// <param name="transfers">The completed transfers that belong to the scope.</param>
    /// <param name="which">Which, in the definitions: empty, or <c> to the authority</c>.</param>
    /// <param name="listUrl">The list of these transfers.</param>
    internal static IEnumerable<Count> OfTimes(IReadOnlyList<Moved> transfers, string which, string listUrl)
    {
        var days = transfers.Select(t => t.WorkingDays).Order().ToList();
        var within = Centiles.PercentTenths(transfers.Count(t => t.WithinLimit), transfers.Count);
        return
        [
            new Count(
                "medianWorkingDays", "workingDays", Centiles.MedianTenths(days) / 10m,
                $"Median, over completed transfers{which}, of the working days from day 0 of the statutory clock to responsibility.",
                listUrl),
            new Count(
                "ninetiethCentileWorkingDays", "workingDays", Centiles.NinetiethTenths(days) / 10m,
                $"The fewest working days within which at least 90 per cent of the completed transfers{which} were done.", listUrl),
            new Count(
                "percentWithinLimit", "percent", within / 10m,
                $"Share of the completed transfers{which} that met their statutory limit.", listUrl),
        ];
    }

    /// <summary>The children that authorities look after, against the threshold.</summary>
    /// <param name="authorities">The authorities that belong to the scope.</param>
    /// <param name="per100000">The threshold in force, in children per 100,000; null while no rules are known.</param>
    /// <param name="whose">Whose, in the definitions: <c>the authority</c>.</param>
    /// <param name="listUrl">The list of these authorities.</param>
    internal static IEnumerable<Count> OfThreshold(
        IReadOnlyList<AuthorityPosition> authorities, int? per100000, string whose, string listUrl)
    {
        var counted = authorities.Where(a => a.ChildrenLookedAfter is not null).ToList();
        long? held = counted.Count == 0 ? null : counted.Sum(a => (long)a.ChildrenLookedAfter!.Value);
        var threshold = authorities.Sum(a => (((long?)per100000 * a.ChildPopulation) + Whole - 1) / Whole);
        var share = Centiles.PercentTenths(held * Whole, per100000 * counted.Sum(a => (long)a.ChildPopulation));
        return
        [
            new Count(
                "childrenLookedAfter", "children", held,
                $"Unaccompanied children looked after by {whose}, as far as a count is known.", listUrl),
            new Count(
                "threshold", "children", per100000 is null ? null : threshold,
                $"Unaccompanied children at which {whose} is at the threshold, rounded up for each authority.", listUrl),
            new Count(
                "percentOfThreshold", "percent", share / 10m,
                $"Children looked after by {whose} as a share of the exact threshold, over authorities with a known count.", listUrl),
        ];
    }
}
