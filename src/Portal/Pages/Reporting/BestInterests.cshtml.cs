using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Records a review of the children's best interests and views; it settles an objection when it has heard the child.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class BestInterestsModel(SchemeApi api, SchemeTime time, Text text) : PageModel
{
    /// <summary>The child, or <c>all</c>.</summary>
    [BindProperty]
    public string? Child { get; set; }

    /// <summary>Day of the review.</summary>
    [BindProperty]
    public DayAnswer Reviewed { get; set; } = new();

    /// <summary>Who reviewed.</summary>
    [BindProperty]
    public string? By { get; set; }

    /// <summary>What they found.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>Whether a child still objects: <c>yes</c> or <c>no</c>; asked only while an objection is open.</summary>
    [BindProperty]
    public string? Still { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>The day that was typed.</summary>
    internal DateOnly? ReviewedOn { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Reviewed = DayAnswer.Of(await time.TodayAsync());
        Sent = Sending.Of(Case.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Child ??= Case.OnlyChild;
        var objects = Case.Objections is { Count: > 0 };
        if (Sent.Step is not "change")
        {
            this.Need(nameof(Child), Child, text["Select whom the review is about"]);
            ReviewedOn = Reviewed.Check(ModelState, nameof(Reviewed), text["The day of the review"], text);
            this.Need(nameof(By), By, text["Enter who reviewed"]);
            this.Need(nameof(Summary), Summary, text["Enter what the review found"]);
            if (objects)
            {
                this.Need(nameof(Still), Still, text["Select whether a child still objects"]);
            }
        }

        return await Sent.GoOnAsync(
            this, Case.Version,
            () => api.PostAsync(
                $"referrals/{id}/best-interests-reviews",
                new
                {
                    ReviewedOn,
                    ReviewedBy = By,
                    Summary,
                    StillObjects = objects ? Still is "yes" : (bool?)null,
                    ChildId = Case.ChildOf(Child),
                },
                Sent.Version, Sent.Key),
            member => member switch
            {
                "reviewedOn" => nameof(Reviewed),
                "reviewedBy" => nameof(By),
                "summary" => nameof(Summary),
                "stillObjects" => nameof(Still),
                "childId" => nameof(Child),
                _ => null,
            },
            $"/referrals/{id}/recorded/review");
    }
}
