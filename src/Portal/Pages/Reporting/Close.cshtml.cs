using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Closes a referral for what happened to its children, or lets one child leave it.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.National)]
sealed class CloseModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The child who leaves, or <c>all</c>.</summary>
    [BindProperty]
    public string? Child { get; set; }

    /// <summary>What happened, by code.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>More of it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>The reasons that may be given.</summary>
    internal IReadOnlyList<ReasonRow> Reasons { get; private set; } = [];

    /// <summary>Whether the referral itself ends.</summary>
    internal bool Ends => Case.Children.Count < 2 || Case.ChildOf(Child) is null;

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Sent = Sending.Of(Case.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        if (Sent.Step is not "change")
        {
            if (Case.Children.Count > 1)
            {
                this.Need(nameof(Child), Child, text["Select whom it is about"]);
            }

            this.NeedReason(Reason, Note, text);
        }

        return await Sent.GoOnAsync(
            this, Case.Version,
            () => api.PostAsync(
                $"referrals/{id}/closure",
                new { ReasonCode = Reason, Note = PageAnswers.Written(Note), ChildId = Ends ? null : Case.ChildOf(Child) },
                Sent.Version, Sent.Key),
            member => member is "childId" ? nameof(Child) : ReasonAnswers.FieldOf(member),
            $"/referrals/{id}/recorded/{(Ends ? "closure" : "left")}");
    }

    async Task ReadAsync(Guid id)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Reasons = ReasonRow.Given((await Reporting.Reasons.ReadAsync(api)).Closure);
    }
}
