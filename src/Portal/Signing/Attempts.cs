using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace TransferScheme.Portal.Signing;

/// <summary>Keeps attempts to sign in at an issuer outside, each in a sealed cookie of the browser that made it: nobody can end another's.</summary>
/// <param name="protection">Seals.</param>
/// <param name="issuer">The issuer.</param>
sealed class Attempts(IDataProtectionProvider protection, Issuer issuer)
{
    /// <summary>How long somebody may take at the issuer.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    readonly IDataProtector _seal = protection.CreateProtector("sign-in attempts");

    /// <summary>Keeps one.</summary>
    internal void Keep(HttpContext http, Attempt attempt) => http.Response.Cookies.Append(
        Name(attempt.State), Convert.ToBase64String(_seal.Protect(JsonSerializer.SerializeToUtf8Bytes(attempt))), Options());

    /// <summary>Takes one out, once; null for one that this browser did not make, or not lately.</summary>
    internal Attempt? Take(HttpContext http, string? state)
    {
        if (state is null || http.Request.Cookies[Name(state)] is not { } kept)
        {
            return null;
        }

        http.Response.Cookies.Delete(Name(state), Options());
        try
        {
            return JsonSerializer.Deserialize<Attempt>(_seal.Unprotect(Convert.FromBase64String(kept))) is { } attempt && attempt.State == state
                ? attempt
                : null;
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException)
        {
            return null;
        }
    }

    // Lax: the browser comes back from another site.
    CookieOptions Options() => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = issuer.Outside!.Portal.Scheme == Uri.UriSchemeHttps, Path = "/sign-in", MaxAge = Patience,
        IsEssential = true,
    };

    // Each window has its own.
    static string Name(string state) => $"sign-in-{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(state)).AsSpan(0, 8))}";
}
