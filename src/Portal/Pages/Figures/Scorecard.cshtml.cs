using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Charts;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Figures;

/// <summary>How the scheme did in a quarter.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo]
sealed class ScorecardModel(SchemeApi api, SchemeTime time, Text text) : PageModel
{
    const int Quarters = 8;

    /// <summary>The quarter, such as <c>2026-Q1</c>; the last that is over without.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Quarter { get; set; }

    /// <summary>The quarters to choose from.</summary>
    internal IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    /// <summary>Whether it is over, so that it may be published.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>The card; null where no such quarter is known.</summary>
    internal Card? Shown { get; private set; }

    /// <summary>A scorecard.</summary>
    /// <param name="Quarter">The quarter.</param>
    /// <param name="From">Its first day.</param>
    /// <param name="To">Its last day.</param>
    /// <param name="Disclosure">Which numbers are told.</param>
    /// <param name="Items">The figures.</param>
    internal sealed record Card(string Quarter, DateOnly From, DateOnly To, string Disclosure, IReadOnlyList<ReturnedView> Items);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var today = await time.TodayAsync();
        var begins = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        Choices = [.. Enumerable.Range(0, Quarters).Select(i => begins.AddMonths(-3 * i)).Select(d => new SelectListItem(Words(d), Code(d)))];
        Quarter ??= Code(begins.AddMonths(-3));
        var (found, problem) = await api.AskAsync<Card>($"dashboards/scorecard?quarter={Uri.EscapeDataString(Quarter)}");
        if (problem is { Status: 400 })
        {
            ModelState.AddModelError(nameof(Quarter), text["Select a quarter"]);
            return this.Invalid();
        }

        Shown = found ?? throw new ApiProblemException(problem!);
        IsOver = found.To < today;
        return Page();
    }

    /// <summary>Hands out the table that may be published.</summary>
    public async Task<IActionResult> OnGetCsvAsync() =>
        await ReturnedFile.OfAsync(api, HttpContext, $"dashboards/scorecard?quarter={Uri.EscapeDataString(Quarter ?? "")}", $"scorecard-{Quarter}.csv");

    /// <summary>What a part of a figure is called: a region, the group of a ground, or the whole.</summary>
    /// <param name="part">Its code.</param>
    internal string PartName(string? part) => part is null ? text["The whole scheme"]
        : TileMap.Slugs.Contains(part) ? text[TileMap.NameOf(part)]
        : FigureWords.Part(part, text);

    string Words(DateOnly begins) => text["{0} to {1} {2}", Month(begins), Month(begins.AddMonths(2)), begins.Year];

    string Month(DateOnly day) => text[day.ToString("MMMM", CultureInfo.InvariantCulture)];

    static string Code(DateOnly begins) => $"{begins.Year}-Q{((begins.Month - 1) / 3) + 1}";
}
