using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Records that a child objects to the move.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class ObjectionModel(SchemeApi api, SchemeTime time, Text text) : PageModel
{
    /// <summary>The child, or <c>all</c>.</summary>
    [BindProperty]
    public string? Child { get; set; }

    /// <summary>Day on which the child said so.</summary>
    [BindProperty]
    public DayAnswer Said { get; set; } = new();

    /// <summary>Whether an advocate was offered: <c>yes</c> or <c>no</c>.</summary>
    [BindProperty]
    public string? Advocate { get; set; }

    /// <summary>What the child said.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>The day that was typed.</summary>
    internal DateOnly? RecordedOn { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Said = DayAnswer.Of(await time.TodayAsync());
        Sent = Sending.Of(Case.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Child ??= Case.OnlyChild;
        if (Sent.Step is not "change")
        {
            this.Need(nameof(Child), Child, text["Select who objects"]);
            RecordedOn = Said.Check(ModelState, nameof(Said), text["The day on which the child said so"], text);
            this.Need(nameof(Advocate), Advocate, text["Select whether an advocate was offered"]);
            this.Need(nameof(Summary), Summary, text["Enter what the child said"]);
        }

        return await Sent.GoOnAsync(
            this, Case.Version,
            () => api.PostAsync(
                $"referrals/{id}/objections",
                new { RecordedOn, AdvocateOffered = Advocate is "yes", Summary, ChildId = Case.ChildOf(Child) },
                Sent.Version, Sent.Key),
            member => member switch { "recordedOn" => nameof(Said), "summary" => nameof(Summary), "childId" => nameof(Child), _ => null },
            $"/referrals/{id}/recorded/objection");
    }
}
