using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Releases a hold.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.National)]
sealed class ReleaseModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>Why it is on hold, in words.</summary>
    internal string Reason { get; private set; } = "";

    /// <summary>Shows the hold.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Sent = Sending.Of(Case.Version);
    }

    /// <summary>Releases it.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        return await Sent.GoOnAsync(
            this, Case.Version, () => api.PostAsync($"referrals/{id}/holds/release", new { }, Sent.Version, Sent.Key), _ => null,
            $"/referrals/{id}/recorded/release");
    }

    async Task ReadAsync(Guid id)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Reason = Case.Hold is { } hold ? text[ReasonRow.TextOf((await Reasons.ReadAsync(api)).Hold, hold.ReasonCode)] : "";
    }
}
