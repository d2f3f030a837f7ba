using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>Hands on what an auditor verifies the rota from: its ledger, and the receipts of its decisions.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.Auditor)]
sealed class RotaFileModel(SchemeApi api) : PageModel
{
    /// <summary>Hands it on.</summary>
    /// <param name="file"><c>ledger</c> or <c>receipts</c>.</param>
    public Task<IActionResult> OnGetAsync(string file) =>
        this.HandOnAsync(api, file is "ledger" ? "rota/export" : "rota/receipts", $"{file}.jsonl");
}
