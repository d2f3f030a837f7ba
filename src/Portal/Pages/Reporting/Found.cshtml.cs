using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Says that a missing child was found.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class FoundModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>The episode.</summary>
    internal EpisodeRow Episode { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="n">Number of the episode.</param>
    public async Task OnGetAsync(Guid id, int n)
    {
        await ReadAsync(id, n);
        Sent = Sending.Of(Case.Version);
    }

    /// <summary>Ends the episode.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="n">Number of the episode.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, int n)
    {
        await ReadAsync(id, n);
        return await Sent.GoOnAsync(
            this, Case.Version, () => api.PostAsync($"referrals/{id}/missing-episodes/{n}/end", new { }, Sent.Version, Sent.Key), _ => null,
            $"/referrals/{id}/recorded/found");
    }

    async Task ReadAsync(Guid id, int n)
    {
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Episode = Case.MissingEpisodes?.FirstOrDefault(e => e.Number == n)
            ?? throw new ApiProblemException(new ApiProblem(404, "episode-not-open", text["No missing episode of this number is open."]));
    }
}
