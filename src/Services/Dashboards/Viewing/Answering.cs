namespace TransferScheme.Dashboards.Viewing;

/// <summary>
/// How offers are answered: open, not answered in time, declined. Silence is never a decline, so that nothing here is counted twice; what
/// was declined and then accepted, or stands again, is told apart.
/// </summary>
static class Answering
{
    const int MinutesAnHour = 60;

    // The first level of the grounds, so that a group without a decline shows zero. A group that is told and not named here is added.
    static readonly IReadOnlyList<string> Groups =
        ["eligibility", "child", "placement", "information", "whole-service", "agreed", "not-valid", "other"];

    /// <summary>The figures of the offers to some authorities.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="codes">Codes of the authorities; null for all.</param>
    /// <param name="scope">Their name in the definitions, such as <c>the region</c>.</param>
    /// <param name="filter">Restricts a list to them: empty, or <c>&amp;region=kent</c>.</param>
    internal static IEnumerable<Count> Counts(Facts facts, IReadOnlySet<string>? codes, string scope, string filter)
    {
        var waiting = facts.Standings.Where(s => s.Open is { } offer && codes?.Contains(offer.Authority) is not false).ToList();
        var inReview = facts.Standings.Where(s => s.InReview is { } offer && codes?.Contains(offer.Authority) is not false).ToList();
        var offers = facts.Offers.Where(o => codes?.Contains(o.Offer.Authority) is not false).ToList();
        var declined = offers.Where(o => o.IsDeclined).ToList();
        var list = $"/api/v1/offers?status=declined{filter}";
        return
        [
            .. Waiting("Open", [.. waiting.Where(s => !s.Unanswered)], $"Offers to {scope} that wait for an answer and are not overdue."),
            .. Waiting(
                "Overdue", [.. waiting.Where(s => s.Unanswered)],
                $"Offers to {scope} that were not answered in time and still wait for an answer; silence is never a decline."),
            new Count(
                "offersInReview", "offers", inReview.Count,
                $"Offers that {scope} declined and whose reasons are not settled.", $"{list}&settled=false"),
            new Count(
                "offersDeclined", "offers", declined.Count,
                $"Offers that {scope} declined, whether the reasons are settled or not; not those accepted after all, withdrawn "
                + "since, or standing again because the obligation was reaffirmed.",
                list),
            .. Groups.Union(declined.Select(o => o.Group)).Select(group => new Count(
                $"offersDeclined{Named(group)}", "offers", declined.Count(o => o.Group == group),
                $"Those of the offers declined whose first ground is of the group {group}.", $"{list}&group={group}")),
            new Count(
                "medianHoursToAnswer", "hours", MedianHours(offers),
                $"Median, over offers to {scope} that were accepted or declined, of the hours by the clock from the offer to the first "
                + "answer.",
                $"/api/v1/offers?answered=true{filter}"),
        ];

        IEnumerable<Count> Waiting(string name, IReadOnlyList<Standing> standings, string definition)
        {
            var waitingList = $"/api/v1/offers?status={(name == "Open" ? "open" : "overdue")}{filter}";
            return
            [
                new Count($"offers{name}", "offers", standings.Count, definition, waitingList),
                new Count(
                    $"childrenIn{name}Offers", "children", standings.Sum(s => s.Open!.Children), $"Children in: {definition}", waitingList),
            ];
        }
    }

    static decimal? MedianHours(IEnumerable<OfferStanding> offers)
    {
        var minutes = offers.Select(o => o.MinutesToAnswer).OfType<int>().Order().ToList();

        // Tenths of a minute are tenths of an hour sixty times over; half a tenth is rounded up.
        return (Centiles.MedianTenths(minutes) + (MinutesAnHour / 2)) / MinutesAnHour / 10m;
    }

    static string Named(string group) => string.Concat(
        group.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
