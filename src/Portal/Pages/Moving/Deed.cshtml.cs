using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>The deed to print, as the service writes it: it is the same paper for a partner's system.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager, Roles.National)]
sealed class DeedModel(SchemeApi api) : PageModel
{
    /// <summary>Hands it on.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        using var answer = await api.OpenAsync($"transfers/{id}/deed.html");
        foreach (var name in (string[])["Content-Security-Policy", "Cache-Control"])
        {
            if (answer.Headers.TryGetValues(name, out var values))
            {
                Response.Headers[name] = string.Join(", ", values);
            }
        }

        return Content(await answer.Content.ReadAsStringAsync(HttpContext.RequestAborted), "text/html; charset=utf-8");
    }
}
