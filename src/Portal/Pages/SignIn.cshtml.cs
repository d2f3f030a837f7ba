using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages;

/// <summary>Signs a person in: address and password, then a one-time code where the account has one, then on to where they were going.</summary>
/// <param name="issuer">Gives the tokens.</param>
/// <param name="attempts">Keeps who is at an issuer outside.</param>
/// <param name="keptForm">Opens what was typed before the session ended.</param>
/// <param name="text">The words.</param>
[OpenTo(Anybody = true)]
sealed class SignInModel(Issuer issuer, Attempts attempts, KeptForm keptForm, Text text) : PageModel
{
    /// <summary>E-mail address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>One-time code, of the second step.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What the code is sent with; null in the first step.</summary>
    [BindProperty]
    public string? SecondStep { get; set; }

    /// <summary>What was typed before the session ended, sealed.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>Page to go on to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnTo { get; set; }

    /// <summary>Set where the form is only asked for.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>What the person goes on with, after signing in again.</summary>
    internal Kept? GoOn { get; private set; }

    /// <summary>Whether people sign in elsewhere.</summary>
    internal bool IsElsewhere => issuer.Outside is not null;

    /// <summary>Asks for the sign-in, or sends people to the issuer outside.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (issuer.Outside is not { } outside)
        {
            return Page();
        }

        try
        {
            var (attempt, address) = await outside.BeginAsync(ReturnTo, HttpContext.RequestAborted);
            attempts.Keep(HttpContext, attempt);
            return Redirect(address);
        }
        catch (Exception failure) when (Issuer.IsSilence(failure))
        {
            return Redirect("/sign-in/answer?error=temporarily_unavailable");
        }
    }

    /// <summary>Answers a form; a wrong password and an unknown address look the same.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Step is "ask" || IsElsewhere)
        {
            return Page();
        }

        if (SecondStep is { } second)
        {
            return await AfterAsync(
                await issuer.ConfirmAsync(second, (Code ?? "").Replace(" ", "", StringComparison.Ordinal), HttpContext.RequestAborted),
                nameof(Code), text["Enter the code that your app shows now, or a recovery code"]);
        }

        Need(nameof(Email), Email, text["Enter your email address"]);
        Need(nameof(Password), Password, text["Enter your password"]);
        return !ModelState.IsValid
            ? Invalid()
            : await AfterAsync(
                await issuer.SignInAsync(Email!.Trim(), Password!, HttpContext.RequestAborted),
                nameof(Email), text["The email address or password is not right"]);
    }

    async Task<IActionResult> AfterAsync(Outcome outcome, string field, string wrong)
    {
        if (outcome is { Grant: { } grant })
        {
            await Session.BeginAsync(HttpContext, grant);
            if (Kept is not null && keptForm.Open(Kept) is { } kept)
            {
                GoOn = kept;
                HttpContext.User = grant.Principal();
                HttpContext.Features.Set(grant.Person);
                return Page();
            }

            return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo! : Navigation.HomeOf(grant.Person));
        }

        if (outcome.SecondStep is { } second && SecondStep is null)
        {
            SecondStep = second;
            ModelState.Clear();
            return Page();
        }

        ModelState.AddModelError(
            outcome.Wait is null && !outcome.Silent ? field : "",
            outcome.Wait is { } wait ? text["Too many tries. Wait {0} minutes, then try again", Math.Ceiling(wait.TotalMinutes)]
            : outcome.Silent ? text["Signing in is not answering. Try again in a moment"]
            : wrong);
        return Invalid();
    }

    void Need(string field, string? value, string message)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            ModelState.AddModelError(field, message);
        }
    }

    PageResult Invalid()
    {
        Response.StatusCode = 400;
        return Page();
    }
}
