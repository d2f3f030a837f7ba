using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Cases;

/// <summary>Hands a document of a case on as it comes, to be saved and never shown in place.</summary>
/// <param name="api">The API.</param>
[OpenTo]
sealed class DocumentModel(SchemeApi api) : PageModel
{
    /// <summary>Hands it on.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="document">The document.</param>
    /// <param name="version">Its version; the newest without.</param>
    public Task<IActionResult> OnGetAsync(Guid id, Guid document, int? version) =>
        this.HandOnAsync(api, $"referrals/{id}/documents/{document}{(version is null ? "" : $"?version={version}")}");
}
