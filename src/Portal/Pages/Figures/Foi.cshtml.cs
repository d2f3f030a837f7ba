using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Figures;

/// <summary>The standard questions that councils are asked under the Freedom of Information Act 2000, answered for a period.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo]
sealed class FoiModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text) : PageModel
{
    /// <summary>Code of the authority; nothing for the reader's own scope.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Authority { get; set; }

    /// <summary>The first day.</summary>
    [BindProperty(SupportsGet = true)]
    public DayAnswer From { get; set; } = new();

    /// <summary>The last day.</summary>
    [BindProperty(SupportsGet = true)]
    public DayAnswer To { get; set; } = new();

    /// <summary>The authorities to choose from; none for somebody of an authority.</summary>
    internal IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    /// <summary>The return; null until a period is given.</summary>
    internal Return? Shown { get; private set; }

    /// <summary>Whether the period may be published: whole quarters that are over.</summary>
    internal bool IsPublic { get; private set; }

    /// <summary>A return.</summary>
    /// <param name="Scope"><c>authority</c>, <c>region</c> or <c>scheme</c>.</param>
    /// <param name="Code">Code of the authority or slug of the region.</param>
    /// <param name="Name">Name of the authority.</param>
    /// <param name="From">First day.</param>
    /// <param name="To">Last day.</param>
    /// <param name="Disclosure">Which numbers are told.</param>
    /// <param name="Figures">The figures by name.</param>
    /// <param name="DeclinedByReason">The offers declined, by reason.</param>
    internal sealed record Return(
        string Scope, string? Code, string? Name, DateOnly From, DateOnly To, string Disclosure,
        Dictionary<string, ReturnedView> Figures, IReadOnlyList<Reason> DeclinedByReason);

    /// <summary>Offers declined for a reason.</summary>
    /// <param name="Level1">Group of the reason.</param>
    /// <param name="Level2">Code of the reason; null for the whole group.</param>
    /// <param name="Value">How many; null where it is hidden.</param>
    /// <param name="Text">How many, or what is told in its place.</param>
    internal sealed record Reason(string Level1, string? Level2, decimal? Value, string Text);

    /// <summary>Asks for the period, and shows the return when it is given.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var today = await time.TodayAsync();
        if (HttpContext.Features.Get<Person>()!.Authority is null)
        {
            Choices = [.. (await authorities.AllAsync(api)).Values.OrderBy(a => a.Name, StringComparer.Ordinal)
                .Select(a => new SelectListItem(a.Name, a.GssCode))];
        }

        if (From.IsEmpty && To.IsEmpty)
        {
            var begins = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
            (From, To) = (DayAnswer.Of(begins.AddMonths(-3)), DayAnswer.Of(begins.AddDays(-1)));
            return Page();
        }

        (Func<DateOnly, bool>, string) notLater = (d => d <= today, text["The day must be today or in the past"]);
        var from = From.Check(ModelState, nameof(From), text["First day"], text, notLater);
        var to = To.Check(
            ModelState, nameof(To), text["Last day"], text, notLater,
            (d => from is null || d >= from, text["The last day must not be before the first day"]));
        if (from is null || to is null)
        {
            return this.Invalid();
        }

        var (found, problem) = await api.AskAsync<Return>(PathOf(from.Value, to.Value));
        if (problem is { Status: 400 })
        {
            ModelState.AddModelError(nameof(Authority), text["Select an authority"]);
            return this.Invalid();
        }

        Shown = found ?? throw new ApiProblemException(problem!);
        IsPublic = BeginsQuarter(from.Value) && BeginsQuarter(to.Value.AddDays(1)) && to < today;
        return Page();
    }

    /// <summary>Hands out the table that may be published.</summary>
    public async Task<IActionResult> OnGetCsvAsync() => From.TryGet(out var from) && To.TryGet(out var to)
        ? await ReturnedFile.OfAsync(api, HttpContext, PathOf(from, to), $"foi-{from:yyyy-MM-dd}-{to:yyyy-MM-dd}.csv")
        : throw new ApiProblemException(new ApiProblem(404, "not-found", ""));

    /// <summary>Whose return it is, in words.</summary>
    internal string Whose => Shown is not { } shown ? "" : shown.Scope switch
    {
        "authority" => shown.Name ?? shown.Code!,
        "region" => text[RegionNames.Of(shown.Code!)],
        _ => text["The whole scheme"],
    };

    /// <summary>Where the table is.</summary>
    internal string Table =>
        $"/figures/foi?handler=csv&From.Day={From.Day}&From.Month={From.Month}&From.Year={From.Year}&To.Day={To.Day}&To.Month={To.Month}"
        + $"&To.Year={To.Year}{(Authority is { Length: > 0 } ? $"&Authority={Uri.EscapeDataString(Authority)}" : "")}";

    string PathOf(DateOnly from, DateOnly to) => $"dashboards/returns/foi?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"
        + (Authority is { Length: > 0 } ? $"&authority={Uri.EscapeDataString(Authority)}" : "");

    static bool BeginsQuarter(DateOnly day) => day is { Day: 1, Month: 1 or 4 or 7 or 10 };
}
