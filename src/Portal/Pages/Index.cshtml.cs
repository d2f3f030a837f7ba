using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages;

/// <summary>The scheme's first page: what this is, or the home of whoever is signed in.</summary>
[OpenTo(Anybody = true)]
sealed class IndexModel : PageModel
{
    /// <summary>Shows it.</summary>
    public IActionResult OnGet() =>
        HttpContext.Features.Get<Person>() is { } person ? LocalRedirect(Navigation.HomeOf(person)) : Page();
}
