using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages;

/// <summary>Ends the session, here and at the issuer.</summary>
/// <param name="issuer">Ends it there.</param>
[OpenTo(Anybody = true)]
sealed class SignOutModel(Issuer issuer) : PageModel
{
    /// <summary>Whether the session has just ended, and an issuer outside may have another.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Where people sign out of the issuer outside too.</summary>
    internal string? Elsewhere { get; private set; }

    /// <summary>Signs out; the issuer's part ends by itself where it does not answer.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Session.RefreshTokenOf(HttpContext) is { } refresh)
        {
            await issuer.EndAsync(refresh, HttpContext.RequestAborted);
        }

        await HttpContext.SignOutAsync(Session.Scheme);
        if (issuer.Outside is not { } outside)
        {
            return LocalRedirect("/");
        }

        HttpContext.Features.Set<Person>(null);
        (IsOver, Elsewhere) = (true, await outside.SignOutAddressAsync(HttpContext.RequestAborted));
        return Page();
    }
}
