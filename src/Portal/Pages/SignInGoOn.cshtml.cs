using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages;

/// <summary>Goes on with what somebody had typed before they were signed out, once they have signed in again in another window.</summary>
/// <param name="keptForm">Opens what was typed.</param>
/// <param name="antiforgery">Checks that the form is this browser's.</param>
[OpenTo(Anybody = true)]
[IgnoreAntiforgeryToken]
sealed class SignInGoOnModel(KeptForm keptForm, IAntiforgery antiforgery) : PageModel
{
    /// <summary>What was typed, sealed.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>What the person goes on with; null while they are not signed in.</summary>
    internal Kept? GoOn { get; private set; }

    /// <summary>Leads whoever comes without a form to their home.</summary>
    public IActionResult OnGet() => LocalRedirect(HttpContext.Features.Get<Person>() is { } person ? Navigation.HomeOf(person) : "/");

    /// <summary>Shows what waits, or asks for the sign-in again.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var signedIn = HttpContext.User;

        // The form was written when nobody was signed in: its token is nobody's, and is checked as such.
        HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity());
        var isOwn = await antiforgery.IsRequestValidAsync(HttpContext);
        HttpContext.User = signedIn;
        if (!isOwn || Kept is null || keptForm.Open(Kept) is not { } kept)
        {
            return BadRequest();
        }

        GoOn = HttpContext.Features.Get<Person>() is null ? null : kept;
        return Page();
    }
}
