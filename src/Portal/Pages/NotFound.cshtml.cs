using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages;

/// <summary>
/// An address that nothing stands at: a page for people, and the usual problem for systems. The API's addresses are not among them.
/// </summary>
[OpenTo(Anybody = true)]
sealed class NotFoundModel : PageModel
{
    /// <summary>Says so.</summary>
    public IActionResult OnGet() => Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        ? throw new ApiProblemException(new ApiProblem(404, "not-found", ""))
        : NotFound();

    /// <summary>Says so of a form that was sent there.</summary>
    public IActionResult OnPost() => OnGet();
}
