namespace TransferScheme.Identity.SigningIn;

/// <summary>
/// Gives tokens to clients for their secret, and through the portal to people for their password (RFC 6749 sections 4.4 and 4.3; the
/// second for our own sign-in page alone, because no other client may ever see a password).
/// </summary>
static class IssueToken
{
    const string Path = "/connect/token";
    const string Portal = "portal";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Handle)
            .WithName("IssueToken")
            .WithDescription("Form-encoded. Errors follow RFC 6749 section 5.2 as application/json, not application/problem+json.")
            .Accepts<TokenForm>(TokenForm.ContentType)
            .Produces<TokenAnswer>()
            .Produces<OAuthError>(StatusCodes.Status400BadRequest)
            .Produces<OAuthError>(StatusCodes.Status401Unauthorized)
            .Produces<OAuthError>(StatusCodes.Status429TooManyRequests)
            .AllowAnonymous();

        // Any other content type: without this route it would be told to sign in first.
        routes.MapPost(Path, Handle).ExcludeFromDescription().AllowAnonymous();
    }

    static async Task Handle(HttpContext http, Credentials credentials, TokenWriter writer)
    {
        var ct = http.RequestAborted;
        var (form, error) = await TokenForm.ReadAsync(http.Request, ct);
        if (form is null)
        {
            await error!.WriteAsync(http);
            return;
        }

        var found = await CheckAsync(form, credentials, ct);
        if (found.Holder is not { } holder)
        {
            await found.Error!.WriteAsync(http, found.Wait);
            return;
        }

        http.Response.Headers.Pragma = "no-cache";
        await http.Response.WriteAsJsonAsync(await writer.WriteAsync(holder, form.ClientId, ct), ct);
    }

    static async Task<Checked> CheckAsync(TokenForm form, Credentials credentials, CancellationToken ct)
    {
        if (form.GrantType is not ("client_credentials" or "password"))
        {
            return new Checked(null, OAuthError.UnsupportedGrantType);
        }

        var client = await credentials.ClientAsync(form.ClientId, form.ClientSecret, ct);
        return client.Holder is null || form.GrantType is "client_credentials" ? client
            : client.Holder.Standing.Role is not Portal ? new Checked(null, OAuthError.UnauthorizedClient)
            : form is { Username: { Length: > 0 } username, Password: { Length: > 0 } password } ? await credentials.PersonAsync(username, password, ct)
            : new Checked(null, OAuthError.Invalid("username and password are needed."));
    }
}
