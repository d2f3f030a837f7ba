using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using TransferScheme.Portal.Serving;

namespace TransferScheme.Portal.Signing;

/// <summary>A person's session: a sealed cookie with the tokens by which the portal asks the services for them. No instance stores any.</summary>
static class Session
{
    internal const string Scheme = "portal";

    /// <summary>How long somebody may do nothing until they are signed out.</summary>
    internal static TimeSpan Idle { get; } = TimeSpan.FromMinutes(30);

    const string Access = "access_token", Refresh = "refresh_token", Ends = "expires_at";

    /// <summary>The token of the person who asks.</summary>
    internal static string TokenOf(HttpContext http) => http.Features.Get<AuthenticateResult>() is { Succeeded: true } session
        ? session.Properties.GetTokenValue(Access)!
        : throw new InvalidOperationException("Nobody is signed in: a page that asks a service must not be open to anybody.");

    /// <summary>
    /// Whether a page asks by itself, to stay up to date: nobody did anything, so that the session goes on towards its end.
    /// </summary>
    static bool IsBackground(HttpRequest request) => request.Headers.ContainsKey("Background") || request.Path == LiveStream.Path;

    /// <summary>How long the session lasts from this answer on if nobody does anything.</summary>
    internal static TimeSpan Left(HttpContext http, TimeProvider real) =>
        http.Features.Get<AuthenticateResult>()?.Properties?.ExpiresUtc - real.GetUtcNow() is { } left && !IsExtended(http.Request, left) ? left : Idle;

    /// <summary>What somebody does begins their half hour anew; what is written while nobody does anything keeps its end.</summary>
    internal static Task ExtendAsync(CookieSlidingExpirationContext context, TimeProvider real)
    {
        // How long the next cookie lasts is the distance of the two.
        context.Properties.IssuedUtc = IsBackground(context.Request) ? real.GetUtcNow() : context.Properties.ExpiresUtc - Idle;
        context.ShouldRenew = IsExtended(context.Request, context.RemainingTime);
        return Task.CompletedTask;
    }

    // Not for everything that follows within seconds.
    static bool IsExtended(HttpRequest request, TimeSpan left) => !IsBackground(request) && left < Idle - TimeSpan.FromSeconds(30);

    /// <summary>Who asks, as far as a page has to know; null for nobody signed in.</summary>
    internal static async Task<Person?> ReadAsync(HttpContext http)
    {
        var found = await http.AuthenticateAsync(Scheme);
        http.Features.Set(found);
        if (!found.Succeeded)
        {
            return null;
        }

        // A form's token is the person's, whatever else the host checks: one written right after the sign-in must be good for the next page.
        http.User = found.Principal;
        return Person.From(found.Principal);
    }

    internal static Task BeginAsync(HttpContext http, Grant grant)
    {
        var properties = new AuthenticationProperties { IsPersistent = false };
        Keep(properties, grant);
        return http.SignInAsync(Scheme, grant.Principal(), properties);
    }

    internal static string? RefreshTokenOf(HttpContext http) => http.Features.Get<AuthenticateResult>()?.Properties?.GetTokenValue(Refresh);

    /// <summary>A token lives for minutes: before its end the session gets the next one, and ends when there is none.</summary>
    internal static async Task RenewAsync(CookieValidatePrincipalContext context, Issuer issuer, TimeProvider real)
    {
        var ends = DateTimeOffset.Parse(context.Properties.GetTokenValue(Ends)!, CultureInfo.InvariantCulture);
        if (ends - real.GetUtcNow() > TimeSpan.FromMinutes(1))
        {
            return;
        }

        if (context.Properties.GetTokenValue(Refresh) is { } refresh && await issuer.RenewAsync(refresh, context.HttpContext.RequestAborted) is { } next)
        {
            Keep(context.Properties, next);
            context.ReplacePrincipal(next.Principal());
            context.ShouldRenew = true;
        }
        else if (ends <= real.GetUtcNow())
        {
            context.RejectPrincipal();
        }
    }

    static void Keep(AuthenticationProperties properties, Grant grant)
    {
        List<AuthenticationToken> tokens =
        [
            new() { Name = Access, Value = grant.AccessToken }, new() { Name = Ends, Value = grant.EndsAt.ToString("O") },
        ];
        if (grant.RefreshToken is { } refresh)
        {
            tokens.Add(new() { Name = Refresh, Value = refresh });
        }

        properties.StoreTokens(tokens);
    }
}
