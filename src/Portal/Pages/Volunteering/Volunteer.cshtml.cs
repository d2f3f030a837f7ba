using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Declaring;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Volunteering;

/// <summary>An authority takes children out of turn: those who have waited longest, so that nobody picks among children.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class VolunteerModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>Whether it counts as a turn: <c>turn</c> or <c>gift</c>.</summary>
    [BindProperty]
    public string? Counts { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The authority.</summary>
    internal OwnPosition Own { get; private set; } = null!;

    /// <summary>Asks.</summary>
    public async Task OnGetAsync()
    {
        Own = await OwnPosition.ReadAsync(api, HttpContext);
        Sent = Sending.Of();
    }

    /// <summary>Takes the answer, shows what follows, and sends it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Own = await OwnPosition.ReadAsync(api, HttpContext);
        if (Sent.Step is not "change")
        {
            this.Need(nameof(Counts), Counts, text["Select whether it counts as a turn"]);
        }

        return await Sent.GoOnAsync(
            this, 0,
            () => api.PostAsync("offers/voluntary", new { Authority = Own.GssCode, Counts = Counts is "turn" }, key: Sent.Key),
            member => member is "counts" ? nameof(Counts) : null, answer => $"/offers/{answer.Id}/volunteered");
    }
}
