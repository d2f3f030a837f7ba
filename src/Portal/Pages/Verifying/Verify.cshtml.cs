using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Cases;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Verifying;

/// <summary>Checks the whole ledger as the reader may export it, and leads to the check of one decision.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.Auditor, Roles.National)]
sealed class VerifyModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The referral whose decision is checked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Reference { get; set; }

    /// <summary>What the check found; null where none was made.</summary>
    internal LedgerVerdict? Verdict { get; private set; }

    /// <summary>Leads to the receipt of a referral's decision, where it is checked.</summary>
    public async Task<IActionResult> OnGetReceiptAsync() =>
        await this.FindCaseAsync(api, text, nameof(Reference), Reference) is { } id
            ? Redirect($"/allocations/{id}/receipt")
            : this.Invalid();

    /// <summary>Checks the ledger.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var ct = HttpContext.RequestAborted;
        using var export = await api.OpenAsync("rota/export");
        try
        {
            var lines = LedgerVerdict.LinesAsync(await export.Content.ReadAsStreamAsync(ct), ct);
            Verdict = await LedgerVerdict.OfAsync(lines, LedgerVerdict.MostLines, ct);
            return Page();
        }
        catch (IOException)
        {
            ModelState.AddModelError("", text["The ledger broke off while it was read: check it again in a moment"]);
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }
    }
}
