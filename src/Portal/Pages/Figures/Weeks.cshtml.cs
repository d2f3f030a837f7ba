using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Charts;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Figures;

/// <summary>How the figures went, at the end of each of the last weeks and now.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo]
sealed class WeeksModel(SchemeApi api, SchemeTime time, Text text) : PageModel
{
    const int Ended = 7;

    static readonly IReadOnlyList<(string Figure, string Name)> Lines =
    [
        ("childrenAwaitingAllocation", "Waiting"), ("childrenOffered", "Offered"), ("childrenInTransit", "On the way"),
        ("childrenOverdue", "Overdue"),
    ];

    /// <summary>Whose figures.</summary>
    internal string Whose { get; private set; } = "";

    /// <summary>What the addresses of other pages of the same scope need.</summary>
    internal string Scope { get; private set; } = "";

    /// <summary>The chart.</summary>
    internal ChartView Chart { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    /// <param name="region">Slug of a region other than the reader's own.</param>
    /// <param name="authority">Code of an authority other than the reader's own.</param>
    public async Task OnGetAsync(string? region, string? authority)
    {
        var scope = FigureScope.Of(HttpContext.Features.Get<Person>()!, region, authority);
        var today = await time.TodayAsync();

        // Weeks end on Sundays; the one that runs is told of now.
        var sunday = today.AddDays(-((int)today.DayOfWeek == 0 ? 7 : (int)today.DayOfWeek));
        var days = Enumerable.Range(0, Ended).Select(i => sunday.AddDays(-7 * (Ended - 1 - i))).ToList();
        var told = await Task.WhenAll(days.Select(d =>
                $"{scope.Path}?asAt={Uri.EscapeDataString($"{Dates.Instant(d.AddDays(1), default).AddMilliseconds(-1):O}")}")
            .Append(scope.Path).Select(api.GetAsync<DashboardView>));
        Whose = scope.Words(told[^1].Name, text);
        Scope = scope.Query;
        var data = new ChartData(
            "weeks", text["Children in referrals, at the end of each week"], text["Week to"], [.. Lines.Select(l => text[l.Name])],
            [
                .. told.Zip(days.Append(today)).Select(t => new ChartRow(
                    t.Second == today ? text["Now"] : $"{t.Second.Day} {text[t.Second.ToString("MMM", CultureInfo.InvariantCulture)]}",
                    [.. Lines.Select(l => t.First[l.Figure])])),
            ]);
        Chart = new ChartView(data, LineChart.Draw(data, text), $"/figures/weeks?handler=csv{Scope}");
    }

    /// <summary>Hands out the numbers.</summary>
    /// <param name="region">Slug of a region other than the reader's own.</param>
    /// <param name="authority">Code of an authority other than the reader's own.</param>
    public async Task<IActionResult> OnGetCsvAsync(string? region, string? authority)
    {
        await OnGetAsync(region, authority);
        return File(Encoding.UTF8.GetBytes(ChartFile.Of(Chart.Data)), ChartFile.ContentType, "weeks.csv");
    }
}
