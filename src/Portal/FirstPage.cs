using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TransferScheme.Portal;

/// <summary>The page at the scheme's address: what this is, and what can be used of it today. It needs no script and no sign-in.</summary>
static class FirstPage
{
    const string Style =
        "body{font:1.1875rem/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff;max-width:40rem;margin:2rem auto;padding:0 1rem}"
        + "a{color:#1a65a6}a:focus{outline:3px solid #fd0;background:#fd0;color:#0b0c0c}li{margin:.5rem 0}";

    const string Html =
        $"""
        <!doctype html>
        <html lang="en-GB">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>TransferScheme</title>
          <style>{Style}</style>
        </head>
        <body>
          <main>
            <h1>TransferScheme</h1>
            <p>When a child arrives alone in the United Kingdom and claims asylum, a council must care for them at once.
              TransferScheme coordinates the transfer of children between councils: one record for each referral, a fair rota that can
              be checked, and offers that are answered in writing.</p>
            <p>Its pages for councils, regions and the national team are still to come. Until then it is used by its HTTP API.</p>
            <ul>
              <li><a href="/docs">What the API can do</a></li>
              <li><a href="/health/alarms">How the system is now</a></li>
            </ul>
          </main>
        </body>
        </html>

        """;

    // The page's own style by its hash, and nothing else: no script, no frame, no form.
    static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    internal static IResult Answer(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Content(Html, "text/html", Encoding.UTF8);
    }
}
