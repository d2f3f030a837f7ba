using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>An auditor's home: finds a case by its reference, and says how every decision of the rota is verified.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.Auditor)]
sealed class AuditModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The reference that is looked for.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>Finds the case.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        this.Need(nameof(Reference), Reference, text["Enter the reference of a case"]);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var sought = Reference!.Trim().ToUpperInvariant();
        var (found, problem) = await api.AskAsync<ApiPage<Item>>($"referrals?reference={Uri.EscapeDataString(sought)}");
        if (found?.Items is [var one, ..])
        {
            return Redirect($"/referrals/{one.Id}");
        }

        ModelState.AddModelError(nameof(Reference), problem is { Status: >= 500 }
            ? text["The service that knows is not answering: try again in a moment"]
            : text["There is no case with this reference. It looks like NTS-2026-000123"]);
        return this.Invalid();
    }

    sealed record Item(Guid Id);
}
