namespace TransferScheme.Dashboards.Viewing;

/// <summary>
/// How age assessments stand: open and for how long, what they came to on which route, departures from safeguards, and what courts
/// overturned (Nationality and Borders Act 2022, sections 49 to 54).
/// </summary>
static class Ageing
{
    static readonly IReadOnlyList<(string Route, string Words)> Routes =
    [
        ("accept", "on which the claimed age was accepted"), ("briefEnquiry", "of a brief enquiry"), ("full", "of a full assessment"),
        ("naab", "of the National Age Assessment Board"),
    ];

    static readonly string[] Categories = ["child", "adult"];

    /// <summary>The figures of the assessments of some authorities.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="codes">Codes of the authorities; null for all.</param>
    /// <param name="scope">Their name in the definitions, such as <c>the region</c>.</param>
    /// <param name="filter">Restricts a list to them: empty, or <c>&amp;region=wales</c>.</param>
    internal static IEnumerable<Count> Counts(Facts facts, IReadOnlySet<string>? codes, string scope, string filter)
    {
        var all = facts.Ages.Select(a => AgeStanding.Of(a, facts.At))
            .Where(a => codes is null || (a.Authority is { } authority && codes.Contains(authority))).ToList();
        var open = all.Where(a => a.IsOpen).ToList();
        var days = open.Select(a => (int)(facts.At - a.DoubtedAt!.Value).TotalDays).Order().ToList();
        var departed = all.Where(a => !a.Departures.IsEmpty).ToList();
        const string List = "/api/v1/age-assessments";
        var openList = $"{List}?open=true{filter}";
        var departedList = $"{List}?departed=true{filter}";
        return
        [
            new Count(
                "ageAssessmentsOpen", "assessments", open.Count,
                $"Age assessments that {scope} is responsible for, from the first doubt until the case ends or a court decides.", openList),
            new Count(
                "medianDaysAgeOpen", "days", Centiles.MedianTenths(days) / 10m,
                "Median, over the open age assessments, of the days by the clock since the age was first doubted.", openList),
            new Count(
                "longestDaysAgeOpen", "days", days is [.., var longest] ? longest : null,
                "Days by the clock since the first doubt in the open age assessment that is the oldest.", openList),
            .. from route in Routes
               from category in Categories
               select new Count(
                   $"ageOutcomes{Named(route.Route)}{Named(category)}", "assessments",
                   all.Count(a => a.Route == route.Route && a.Category == category),
                   $"Age assessments that {scope} is responsible for, on the route {route.Words}, whose last finding by an authority or the "
                   + $"board is {(category == "child" ? "a child" : "an adult")}.",
                   $"{List}?route={route.Route}&outcome={category}{filter}"),
            new Count(
                "ageAssessmentsDeparted", "assessments", departed.Count,
                $"Age assessments that {scope} is responsible for in which a manager countersigned a departure from a safeguard.",
                departedList),
            new Count(
                "ageDepartures", "departures", departed.Sum(a => a.Departures.Count),
                "Safeguards departed from in these, each once for an assessment.", departedList),
            new Count(
                "ageFindingsOverturned", "assessments", all.Count(a => a.IsOverturned),
                $"Age assessments that {scope} is responsible for whose finding a court or tribunal quashed, or decided the other way.",
                $"{List}?overturned=true{filter}"),
        ];
    }

    static string Named(string code) => $"{char.ToUpperInvariant(code[0])}{code[1..]}";
}
