using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Accounts;

/// <summary>
/// Sets up one-time codes: the key for the app, a first code that proves that the app has it, and the recovery codes, which are shown
/// once.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(BeforeEnrolment = true)]
sealed class SecondFactorModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>Code that the app shows.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Key for the app; null before the person begins.</summary>
    [BindProperty]
    public string? Secret { get; set; }

    /// <summary>The codes that stand in for the app, once it is set up.</summary>
    internal IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>The key in groups of four, as people type it.</summary>
    internal string Grouped => string.Join(' ', Secret!.Chunk(4).Select(c => new string(c)));

    /// <summary>Draws the key, then takes the first code.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Secret is null)
        {
            var begun = await api.PostAsync("people/me/second-factor", new { });
            if (!begun.IsDone)
            {
                begun.Tell(this);
                return this.Invalid();
            }

            Secret = begun.Body!.Value.GetProperty("secret").GetString();
            return Page();
        }

        this.Need(nameof(Code), Code, text["Enter the code that your app shows now"]);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var done = await api.PostAsync(
            "people/me/second-factor/confirmation", new { Otp = Code!.Replace(" ", "", StringComparison.Ordinal) });
        if (done.IsDone)
        {
            RecoveryCodes = done.Body!.Value.GetProperty("recoveryCodes").Deserialize<string[]>()!;
            return Page();
        }

        if (done.Problem!.Code is "otp-wrong")
        {
            ModelState.AddModelError(nameof(Code), text["Enter the code that your app shows now"]);
        }
        else
        {
            done.Tell(this, member => member is "otp" ? nameof(Code) : null);
        }

        return this.Invalid();
    }
}
