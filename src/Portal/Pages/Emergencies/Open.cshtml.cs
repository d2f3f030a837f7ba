using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Cases;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Emergencies;

/// <summary>An auditor, who reads no names, opens a whole record in an emergency: for an hour, and reviewed by somebody else.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.Auditor)]
sealed class OpenModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>Why; never a name.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Referral { get; private set; } = null!;

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        Referral = await api.GetAsync<CaseView>($"referrals/{id}");
        Sent = Sending.Of();
    }

    /// <summary>Takes the reason and opens the record.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Referral = await api.GetAsync<CaseView>($"referrals/{id}");
        this.Need(nameof(Reason), Reason, text["Enter why you must read the whole record now"]);
        return await Sent.SendAsync(
            this, 0, () => api.PostAsync($"referrals/{id}/break-glass", new { Reason }, key: Sent.Key),
            member => member is "reason" ? nameof(Reason) : null, $"/referrals/{id}");
    }
}
