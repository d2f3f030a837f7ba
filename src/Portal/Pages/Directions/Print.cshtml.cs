using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>A direction as a page to print, as the service makes it.</summary>
/// <param name="api">The API.</param>
[OpenTo]
sealed class PrintModel(SchemeApi api) : PageModel
{
    /// <summary>Hands it on.</summary>
    /// <param name="id">The direction.</param>
    public Task<IActionResult> OnGetAsync(Guid id) => this.PrintAsync(api, $"directions/{id}/direction.html");
}
