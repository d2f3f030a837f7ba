using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages;

/// <summary>Where an issuer outside sends people back to: with a code that a session is begun for, or with why not.</summary>
/// <param name="issuer">The issuer.</param>
/// <param name="attempts">Who is expected back.</param>
/// <param name="text">The words.</param>
[OpenTo(Anybody = true)]
sealed class SignInAnswerModel(Issuer issuer, Attempts attempts, Text text) : PageModel
{
    /// <summary>Why nobody is signed in; null when somebody is.</summary>
    internal string? Why { get; private set; }

    /// <summary>Begins the session and goes on.</summary>
    /// <param name="code">What the tokens are had for.</param>
    /// <param name="state">Names the attempt.</param>
    /// <param name="error">Why the issuer says no (RFC 6749 section 4.1.2.1).</param>
    public async Task<IActionResult> OnGetAsync(string? code, string? state, string? error)
    {
        if (issuer.Outside is null)
        {
            return LocalRedirect("/sign-in");
        }

        if (error is "temporarily_unavailable" or "server_error")
        {
            return Not(503, text["Signing in is not answering. Try again in a moment"]);
        }

        if (code is null && error is null && HttpContext.Features.Get<Person>() is not null)
        {
            return Page();
        }

        if (attempts.Take(HttpContext, state) is not { } attempt)
        {
            return Not(400, text["Signing in took too long, or was begun in another browser"]);
        }

        if (code is null)
        {
            return Not(403, text["Your organisation did not sign you in"]);
        }

        var outcome = await issuer.RedeemAsync(code, attempt, HttpContext.RequestAborted);
        if (outcome.Grant is { } grant)
        {
            await Session.BeginAsync(HttpContext, grant);
            return LocalRedirect(Url.IsLocalUrl(attempt.ReturnTo) ? attempt.ReturnTo! : Navigation.HomeOf(grant.Person));
        }

        return outcome.Silent || outcome.Wait is not null ? Not(503, text["Signing in is not answering. Try again in a moment"])
            : outcome.NoPlace ? Not(403, text["Your organisation knows you, but you have no part in this service. Ask whoever looks after its accounts"])
            : Not(403, text["Your organisation did not sign you in"]);
    }

    PageResult Not(int status, string why)
    {
        (Response.StatusCode, Why) = (status, why);
        return Page();
    }
}
