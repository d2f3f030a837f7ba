using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Puts a referral on hold: why, and when it is looked at again.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.National)]
sealed class HoldModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>Why, by code.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>More of it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Day on which it is looked at again.</summary>
    [BindProperty]
    public DayAnswer Review { get; set; } = new();

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>The reasons that may be given.</summary>
    internal IReadOnlyList<ReasonRow> Reasons { get; private set; } = [];

    /// <summary>The day that was typed.</summary>
    internal DateOnly? ReviewOn { get; private set; }

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
            this.NeedReason(Reason, Note, text);
            ReviewOn = Review.Check(ModelState, nameof(Review), text["The day on which it is looked at again"], text);
        }

        return await Sent.GoOnAsync(
            this, Case.Version,
            () => api.PostAsync(
                $"referrals/{id}/holds", new { ReasonCode = Reason, ReviewOn, Note = PageAnswers.Written(Note) }, Sent.Version, Sent.Key),
            member => member is "reviewOn" ? nameof(Review) : ReasonAnswers.FieldOf(member),
            $"/referrals/{id}/recorded/hold");
    }

    async Task ReadAsync(Guid id)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Reasons = ReasonRow.Given((await Reporting.Reasons.ReadAsync(api)).Hold);
    }
}
