using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages;

/// <summary>Keeps the language that somebody chose, and goes back to where they were.</summary>
[OpenTo(Anybody = true)]
sealed class LanguageModel : PageModel
{
    /// <summary>Chooses it.</summary>
    /// <param name="language">Its code; anything but Welsh is English.</param>
    /// <param name="returnTo">Where they were.</param>
    public IActionResult OnGet(string language, string? returnTo)
    {
        Response.Cookies.Append(
            Text.Cookie, language, new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax });
        return LocalRedirect(Url.IsLocalUrl(returnTo) ? returnTo! : "/");
    }
}
