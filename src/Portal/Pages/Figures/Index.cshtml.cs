using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Charts;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Figures;

/// <summary>The figures of the reader's authority, region or the whole scheme, now or at the end of a day.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo]
sealed class FiguresModel(SchemeApi api, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>The parts of the figures, each a page, and which figures belong to it.</summary>
    static readonly IReadOnlyList<(string Code, string Name, Func<string, bool> Has)> Parts =
    [
        ("children", "Numbers of children", _ => true),
        ("referrals", "Numbers of referrals", n => n.StartsWith("referrals", StringComparison.Ordinal)),
        ("map", "Map of the regions", _ => false),
        ("offers", "Offers and answers", n => n.StartsWith("offers", StringComparison.Ordinal) || n is "medianHoursToAnswer"
            || (n.StartsWith("childrenIn", StringComparison.Ordinal) && n.EndsWith("Offers", StringComparison.Ordinal))),
        ("ages", "Age assessments", n => n.StartsWith("age", StringComparison.Ordinal) || n.EndsWith("DaysAgeOpen", StringComparison.Ordinal)),
        ("limits", "Time limits, thresholds and directions", n => n.StartsWith("directions", StringComparison.Ordinal)
            || n is "medianWorkingDays" or "ninetiethCentileWorkingDays" or "percentWithinLimit" or "childrenLookedAfter" or "threshold"
                or "percentOfThreshold"),
    ];

    static readonly IReadOnlyList<string> Stages = ["AwaitingAllocation", "Offered", "Accepted", "Arranged", "InTransit"];

    static readonly IReadOnlyList<string> OnMap =
        ["childrenAwaitingAllocation", "childrenOverdue", "offersOverdue", "childrenReceived", "percentOfThreshold"];

    /// <summary>Slug of a region other than the reader's own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>Code of an authority other than the reader's own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Authority { get; set; }

    /// <summary>Which part of the figures.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    /// <summary>The day at whose end the figures stand; nothing for now.</summary>
    [BindProperty(SupportsGet = true)]
    public DayAnswer AsAt { get; set; } = new();

    /// <summary>The figure that the map shows.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Map { get; set; }

    /// <summary>Whose figures.</summary>
    internal string Whose { get; private set; } = "";

    /// <summary>The figures of this part by name.</summary>
    internal IReadOnlyList<KeyValuePair<string, FigureView>> Figures { get; private set; } = [];

    /// <summary>The parts by address.</summary>
    internal IReadOnlyList<(string Name, string Address, bool IsHere)> Links { get; private set; } = [];

    /// <summary>The charts.</summary>
    internal IReadOnlyList<ChartView> Charts { get; private set; } = [];

    /// <summary>The figures that the map can show; none where the page has no map.</summary>
    internal IReadOnlyList<SelectListItem> MapChoices { get; private set; } = [];

    /// <summary>The day at whose end the figures stand; null for now.</summary>
    internal DateOnly? Day { get; private set; }

    /// <summary>How fresh the figures are.</summary>
    internal string Fresh { get; private set; } = "";

    /// <summary>What the addresses of other pages of the same scope need.</summary>
    internal string Scope { get; private set; } = "";

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        await ReadAsync();
        return ModelState.IsValid ? Page() : this.Invalid();
    }

    /// <summary>Hands out a chart's numbers.</summary>
    /// <param name="chart">Name of the chart.</param>
    public async Task<IActionResult> OnGetCsvAsync(string? chart)
    {
        await ReadAsync();
        return ModelState.IsValid && Charts.FirstOrDefault(c => c.Data.Name == chart) is { } found
            ? File(Encoding.UTF8.GetBytes(ChartFile.Of(found.Data)), ChartFile.ContentType, $"{found.Data.Name}.csv")
            : throw new ApiProblemException(new ApiProblem(404, "not-found", ""));
    }

    async Task ReadAsync()
    {
        var today = await time.TodayAsync();
        Day = AsAt.IsEmpty ? null : AsAt.Check(
            ModelState, nameof(AsAt), text["Day"], text, (d => d <= today, text["The day must be today or in the past"]),
            (d => d.Year >= 2016, text["The day must be after the scheme began, in 2016"]));
        Day = Day == today ? null : Day;
        var scope = FigureScope.Of(HttpContext.Features.Get<Person>()!, Region, Authority);
        var asAt = Day is { } day ? $"?asAt={Uri.EscapeDataString($"{Dates.Instant(day.AddDays(1), default).AddMilliseconds(-1):O}")}" : "";
        var parts = Parts.Where(p => p.Code != "map" || scope.Kind != "authority").ToList();
        var part = parts.Find(p => p.Code == Part) is { Code: not null } named ? named : parts[0];
        var hasMap = part.Code == "map";
        var regions = hasMap ? api.AskAsync<RegionRowsView>($"dashboards/regions{asAt}") : null;
        var found = await api.GetAsync<DashboardView>($"{scope.Path}{asAt}");
        Whose = scope.Words(found.Name, text);
        Scope = scope.Query;
        var others = parts[1..];
        Figures = [.. found.Figures.Where(f => part == parts[0] ? !others.Any(p => p.Has(f.Key)) : part.Has(f.Key))];
        Fresh = Figures is [var (_, first), ..] ? FigureWords.Fresh(first.AsAt, first.FreshnessSeconds, text, dates) : "";
        Links = [.. parts.Select(p => (text[p.Name], Address(p.Code, Map), p.Code == part.Code))];
        MapChoices = hasMap ? [.. OnMap.Select(n => new SelectListItem(FigureWords.Name(n, text), n, n == MapFigure))] : [];
        Charts = [.. Drawn(part.Code, found), .. regions is not null && (await regions).Found is { } rows ? [Mapped(rows, scope, part.Code)] : Array.Empty<ChartView>()];
    }

    string MapFigure => OnMap.FirstOrDefault(n => n == Map) ?? OnMap[0];

    IEnumerable<ChartView> Drawn(string part, DashboardView found)
    {
        var chart = part switch
        {
            "children" => new ChartData(
                "stages", text["Children by how far their referral has come"], text["Stage"], [text["Children"]],
                [.. Stages.Select(s => ChartRow.Of(FigureWords.Name($"children{s}", text), found[$"children{s}"]))]),
            "offers" => Of("declines", "Declined offers by the group of the first ground", "Ground", "Offers", "offersDeclined"),
            "ages" => Of("outcomes", "Age assessments by route and finding", "Route and finding", "Assessments", "ageOutcomes"),
            _ => null,
        };
        return chart is null ? [] : [new ChartView(chart, BarChart.Draw(chart, text), FileOf(part, chart.Name))];

        ChartData Of(string name, string title, string head, string line, string begins) => new(
            name, text[title], text[head], [text[line]],
            [
                .. found.Figures.Where(f => f.Key.StartsWith(begins, StringComparison.Ordinal) && f.Key.Length > begins.Length)
                    .Select(f => ChartRow.Of(FigureWords.Part(f.Key[begins.Length..], text), f.Value.Value)),
            ]);
    }

    ChartView Mapped(RegionRowsView regions, FigureScope scope, string part)
    {
        var data = new ChartData(
            "map", text["{0}, by region", FigureWords.Name(MapFigure, text)], text["Region"], [FigureWords.Name(MapFigure, text)],
            [
                .. RegionNames.Slugs.Select(slug => ChartRow.Of(
                    text[RegionNames.Of(slug)], regions.Items.FirstOrDefault(r => r.Code == slug)?[MapFigure], slug)),
            ]);
        return new ChartView(
            data, TileMap.Draw(data, scope.Kind == "region" ? scope.Code : null, text), FileOf(part, data.Name),
            row => $"/figures?region={row.Code}{Days}");
    }

    string FileOf(string part, string chart) => $"{Address(part, Map)}&handler=csv&chart={chart}";

    string Address(string part, string? map) =>
        $"/figures?part={part}{Scope}{Days}{(OnMap.Contains(map ?? "") ? $"&map={map}" : "")}";

    string Days => Day is { } day ? $"&AsAt.Day={day.Day}&AsAt.Month={day.Month}&AsAt.Year={day.Year}" : "";
}
