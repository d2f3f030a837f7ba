using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>Hands a file of evidence on as it comes, to be saved and never shown in place.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager, Roles.Coordinator, Roles.National)]
sealed class EvidenceFileModel(SchemeApi api) : PageModel
{
    /// <summary>Hands it on.</summary>
    /// <param name="id">The case.</param>
    /// <param name="document">The document.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, Guid document)
    {
        var answer = await api.OpenAsync($"refusals/{id}/documents/{document}");
        HttpContext.Response.RegisterForDispose(answer);
        Response.Headers.ContentDisposition = answer.Content.Headers.ContentDisposition?.ToString() ?? "attachment";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "no-store";
        return File(await answer.Content.ReadAsStreamAsync(HttpContext.RequestAborted), $"{answer.Content.Headers.ContentType}");
    }
}
