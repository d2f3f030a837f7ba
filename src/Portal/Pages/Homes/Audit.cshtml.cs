using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Cases;
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
    public async Task<IActionResult> OnPostAsync() =>
        await this.FindCaseAsync(api, text, nameof(Reference), Reference) is { } id ? Redirect($"/referrals/{id}") : this.Invalid();
}
