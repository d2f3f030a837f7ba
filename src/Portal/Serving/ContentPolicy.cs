using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace TransferScheme.Portal.Serving;

/// <summary>What a page may load and run: our own files, and the one script line in it that bears the answer's nonce.</summary>
sealed class ContentPolicy
{
    /// <summary>The nonce of this answer.</summary>
    public string Nonce { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));

    /// <summary>Says it in the answer.</summary>
    /// <param name="response">The answer.</param>
    public void WriteTo(HttpResponse response) => response.Headers.ContentSecurityPolicy =
        $"default-src 'none'; script-src 'self' 'nonce-{Nonce}'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";
}
