using System.Text.Json.Serialization;
using TransferScheme.Identity.Sessions;

namespace TransferScheme.Identity.SigningIn;

/// <summary>A request to end a session, form-encoded (RFC 7009 section 2.1).</summary>
/// <param name="Token">The refresh token.</param>
/// <param name="ClientId">The client it was given to.</param>
/// <param name="ClientSecret">Its secret.</param>
public sealed record RevocationForm(
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("client_id")] string ClientId,
    [property: JsonPropertyName("client_secret")] string ClientSecret);

/// <summary>Signs a person out: the session of the refresh token is over (RFC 7009). A token that is known to nobody is no error.</summary>
static class RevokeToken
{
    const string Path = "/connect/revocation";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Handle)
            .WithName("RevokeToken")
            .WithDescription("Form-encoded. Errors follow RFC 6749 section 5.2 as application/json, not application/problem+json.")
            .Accepts<RevocationForm>(TokenForm.ContentType)
            .Produces(StatusCodes.Status200OK)
            .Produces<OAuthError>(StatusCodes.Status400BadRequest)
            .Produces<OAuthError>(StatusCodes.Status401Unauthorized)
            .AllowAnonymous();

        // Any other content type: without this route it would be told to sign in first.
        routes.MapPost(Path, Handle).ExcludeFromDescription().AllowAnonymous();
    }

    static async Task Handle(HttpContext http, Credentials credentials, PersonSessions sessions)
    {
        var ct = http.RequestAborted;
        var (form, error) = await TokenForm.FormAsync(http.Request, ct);
        var token = form?["token"].ToString() ?? "";
        var clientId = form?["client_id"].ToString() ?? "";
        error ??= token.Length == 0 ? OAuthError.Invalid("token is missing.") : null;
        error ??= (await credentials.ClientAsync(clientId, form!["client_secret"].ToString(), ct)).Error;
        error ??= token.Contains('.', StringComparison.Ordinal) ? OAuthError.UnsupportedTokenType : null;
        if (error is not null)
        {
            await error.WriteAsync(http);
            return;
        }

        await sessions.EndAsync(token, clientId, ct);
    }
}
