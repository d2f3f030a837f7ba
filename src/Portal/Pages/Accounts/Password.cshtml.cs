using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Accounts;

/// <summary>Changes the person's password, which ends every session of theirs.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo]
sealed class PasswordModel(SchemeApi api, Text text) : PageModel
{
    const int Shortest = 12;

    /// <summary>The password in force.</summary>
    [BindProperty]
    public string? Current { get; set; }

    /// <summary>The new one.</summary>
    [BindProperty]
    public string? New { get; set; }

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        this.Need(nameof(Current), Current, text["Enter your current password"]);
        this.Need(nameof(New), New, text["Enter a new password"]);
        if (New is { Length: > 0 and < Shortest })
        {
            ModelState.AddModelError(nameof(New), text["New password must be {0} characters or more", Shortest]);
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var answer = await api.PostAsync("people/me/password", new { Current, New });
        if (answer.IsDone)
        {
            await HttpContext.SignOutAsync(Session.Scheme);
            return LocalRedirect("/sign-in");
        }

        if (answer.Problem!.Code is "password-wrong")
        {
            ModelState.AddModelError(nameof(Current), text["Current password is not right"]);
        }
        else
        {
            answer.Tell(this, member => member is "new" ? nameof(New) : member is "current" ? nameof(Current) : null);
        }

        return this.Invalid();
    }
}
