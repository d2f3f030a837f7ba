using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Standards;

/// <summary>Sets down a region's standards, and how ages are assessed in it: a coordinator those of the own region.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class SetModel(SchemeApi api, Authorities known, SchemeTime time, Text text) : PageModel
{
    /// <summary>Most characters of each text.</summary>
    internal const int Longest = 20_000;

    /// <summary>Date of the text.</summary>
    [BindProperty]
    public DayAnswer Dated { get; set; } = new();

    /// <summary>The standards.</summary>
    [BindProperty]
    public string? Standards { get; set; }

    /// <summary>How ages are assessed in the region.</summary>
    [BindProperty]
    public string? Practice { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The standards as they stand.</summary>
    internal StandardsView Before { get; private set; } = null!;

    /// <summary>The date that was typed.</summary>
    internal DateOnly? AsOf { get; private set; }

    /// <summary>What addresses need to stay in the region.</summary>
    internal string Query => RegionNames.Query(HttpContext.Features.Get<Person>()!, Before.Region);

    /// <summary>Asks, beginning with what stands.</summary>
    /// <param name="region">Slug of the region that the national team sets them of.</param>
    public async Task<IActionResult> OnGetAsync(string? region)
    {
        if (!await ReadAsync(region))
        {
            return Redirect("/region/standards");
        }

        (Standards, Practice) = (Before.Standards, Before.AgeAssessmentPractice);
        Dated = DayAnswer.Of(await time.TodayAsync());
        Sent = Sending.Of(Before.Version);
        return Page();
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="region">Slug of the region that the national team sets them of.</param>
    public async Task<IActionResult> OnPostAsync(string? region)
    {
        if (!await ReadAsync(region))
        {
            return Redirect("/region/standards");
        }

        if (Sent.Step is not "change")
        {
            AsOf = Dated.Check(ModelState, nameof(Dated), text["The date of the text"], text);
            this.Need(nameof(Standards), Standards, text["Enter the standards"]);
            this.Need(nameof(Practice), Practice, text["Enter how ages are assessed"]);
        }

        return await Sent.GoOnAsync(
            this, Before.Version,
            () => api.PutAsync(
                $"regions/{Before.Region}/standards", new { AsOf, Standards, AgeAssessmentPractice = Practice }, Sent.Version),
            member => member switch
            {
                "asOf" => nameof(Dated),
                "standards" => nameof(Standards),
                "ageAssessmentPractice" => nameof(Practice),
                _ => null,
            },
            $"/region/standards{Query}{(Query.Length == 0 ? "?" : "&")}done=true");
    }

    async Task<bool> ReadAsync(string? region)
    {
        if (await StandardsView.RegionAsync(HttpContext, region, api, known) is not { } slug)
        {
            return false;
        }

        Before = await StandardsView.ReadAsync(api, slug);
        return true;
    }
}
