using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Records the reference that the police gave for a missing child, or corrects it.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class PoliceModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The police's reference.</summary>
    [BindProperty]
    public string? Police { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="n">Number of the episode.</param>
    public async Task OnGetAsync(Guid id, int n)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Police = Case.MissingEpisodes?.FirstOrDefault(e => e.Number == n)?.PoliceReference;
        Sent = Sending.Of(Case.Version);
    }

    /// <summary>Takes the answer and sends it.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="n">Number of the episode.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, int n)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        this.Need(nameof(Police), Police, text["Enter the police reference"]);
        return await Sent.GoOnAsync(
            this, Case.Version,
            () => api.PostAsync(
                $"referrals/{id}/missing-episodes/{n}/police-reference", new { PoliceReference = Police }, Sent.Version, Sent.Key),
            member => member is "policeReference" ? nameof(Police) : null,
            $"/referrals/{id}/missing");
    }
}
