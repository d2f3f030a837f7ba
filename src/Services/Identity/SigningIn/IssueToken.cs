namespace TransferScheme.Identity.SigningIn;

/// <summary>
/// Gives tokens to clients for their secret, and through the portal to people for their password (RFC 6749 sections 4.4, 4.3 and 6; the
/// last two for our own sign-in page alone, because no other client may ever see a password).
/// </summary>
static class IssueToken
{
    const string Path = "/connect/token";

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

    static async Task Handle(HttpContext http, Grants grants)
    {
        var ct = http.RequestAborted;
        var (form, error) = await TokenForm.ReadAsync(http.Request, ct);
        if (form is null)
        {
            await error!.WriteAsync(http);
            return;
        }

        var granted = await grants.GrantAsync(form, ct);
        if (granted.Answer is not { } answer)
        {
            await granted.Error!.WriteAsync(http, granted.Wait);
            return;
        }

        http.Response.Headers.Pragma = "no-cache";
        await http.Response.WriteAsJsonAsync(answer, ct);
    }
}
