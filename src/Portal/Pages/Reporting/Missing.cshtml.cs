using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Who is missing, and a form to say that a child is.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class MissingModel(SchemeApi api, SchemeTime time, Text text) : PageModel
{
    /// <summary>The child.</summary>
    [BindProperty]
    public string? Child { get; set; }

    /// <summary>When the child was last known to be there.</summary>
    [BindProperty]
    public MomentAnswer Since { get; set; } = new();

    /// <summary>The police's reference.</summary>
    [BindProperty]
    public string? Police { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>The time that was typed.</summary>
    internal DateTimeOffset? MissingSince { get; private set; }

    /// <summary>Children who are not known to be missing, by their place in the list.</summary>
    internal IReadOnlyList<int> There =>
        [.. Case.Children.Index().Where(c => Case.Missing.All(m => m.ChildId != c.Item.Id)).Select(c => c.Index)];

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Since = MomentAnswer.Of(await time.TodayAsync());
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
            this.Need(nameof(Child), Child, text["Select who is missing"]);
            MissingSince = Since.Check(
                ModelState, nameof(Since), text["The day on which the child was last known to be there"],
                text["The time at which the child was last known to be there"], text);
            this.Need(nameof(Police), Police, text["Enter the police reference"]);
        }

        return await Sent.GoOnAsync(
            this, Case.Version,
            () => api.PostAsync(
                $"referrals/{id}/missing-episodes", new { ChildId = Case.ChildOf(Child), MissingSince, PoliceReference = Police },
                Sent.Version, Sent.Key),
            member => member switch
            {
                "childId" => nameof(Child),
                "missingSince" => nameof(Since) + ".On",
                "policeReference" => nameof(Police),
                _ => null,
            },
            $"/referrals/{id}/recorded/missing");
    }
}
