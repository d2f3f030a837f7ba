using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using TransferScheme.Platform.Security;

namespace TransferScheme.TestKit;

/// <summary>Somebody at an outside issuer.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Role">What the issuer says they are; null when it says nothing of the scheme.</param>
/// <param name="Authority">Code of their authority.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
public sealed record OutsidePerson(Guid Id, Role? Role, string? Authority, string Name, string Email);

/// <summary>
/// Signs people in for the portal, by authorization code with PKCE (RFC 6749 section 4.1, RFC 7636), as whoever a test says sits there; it
/// takes nothing that the two would not allow.
/// </summary>
/// <param name="issuer">Writes the tokens.</param>
public sealed class FakeSignIn(FakeIssuer issuer)
{
    /// <summary>The portal as its client.</summary>
    public const string ClientId = "the-portal", ClientSecret = "a secret of the portal at an outside issuer";

    readonly ConcurrentDictionary<string, (OutsidePerson Person, string Nonce, string Challenge, string Back)> _codes = new();
    readonly ConcurrentDictionary<string, OutsidePerson> _sessions = new();

    /// <summary>Who sits there; nobody, and the sign-in is refused.</summary>
    public OutsidePerson? Sits { get; set; }

    /// <summary>What the token for the portal says otherwise than it should.</summary>
    public Action<IDictionary<string, object>> Forge { get; set; } = _ => { };

    /// <summary>How long an access token is good, in seconds.</summary>
    public int Lifetime { get; set; } = 600;

    /// <summary>Whether it answers requests for tokens.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Refresh tokens that are good.</summary>
    public int Sessions => _sessions.Count;

    /// <summary>Whether each refresh token is good once; otherwise the first stays good and no other is given.</summary>
    public bool Rotates { get; set; } = true;

    /// <summary>How often a session was renewed.</summary>
    public int Renewals { get; private set; }

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/authorize", Authorize);
        routes.MapGet("/end-session", () => Results.Text("Signed out everywhere"));
        routes.MapPost("/revocation", async (HttpRequest request) => _sessions.TryRemove((await request.ReadFormAsync())["token"]!, out _));
        routes.MapPost("/token", async (HttpRequest request) => Tokens(await request.ReadFormAsync()));
    }

    IResult Authorize(HttpRequest request)
    {
        var (back, state) = (request.Query["redirect_uri"].ToString(), request.Query["state"].ToString());
        if (request.Query is not { } asked || asked["client_id"] != ClientId || asked["response_type"] != "code"
            || asked["code_challenge_method"] != "S256" || !asked["scope"].ToString().Split(' ').Contains("openid"))
        {
            return Results.BadRequest();
        }

        if (Sits is not { } person)
        {
            return Results.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = state }));
        }

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (person, asked["nonce"].ToString(), asked["code_challenge"].ToString(), back);
        return Results.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["code"] = code, ["state"] = state }));
    }

    IResult Tokens(IFormCollection form)
    {
        if (!Answers)
        {
            return Results.StatusCode(503);
        }

        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        }

        if (form["grant_type"] == "refresh_token" && _sessions.TryGetValue(form["refresh_token"]!, out var known))
        {
            Renewals++;
            return Answer(known, null, Rotates && _sessions.TryRemove(form["refresh_token"]!, out _));
        }

        return form["grant_type"] == "authorization_code" && _codes.TryRemove(form["code"]!, out var asked) && asked.Back == form["redirect_uri"]
            && asked.Challenge == WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
            ? Answer(asked.Person, asked.Nonce)
            : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
    }

    IResult Answer(OutsidePerson person, string? nonce, bool withRefresh = true)
    {
        var refresh = withRefresh ? Guid.NewGuid().ToString("N") : null;
        if (refresh is not null)
        {
            _sessions[refresh] = person;
        }

        var until = DateTime.UtcNow.AddSeconds(Lifetime);
        var claims = new Dictionary<string, object>
        {
            ["sub"] = person.Id.ToString(), ["aud"] = ClientId, ["name"] = person.Name, ["email"] = person.Email, ["nonce"] = nonce ?? "",
        };
        Forge(claims);
        return Results.Json(new
        {
            access_token = person.Role is { } role
                ? issuer.Token(role, person.Authority, person: person.Id, expiresAt: until)
                : issuer.Signed(new Dictionary<string, object> { ["sub"] = person.Id.ToString(), ["aud"] = SignIn.Audience }, until),
            token_type = "Bearer", expires_in = Lifetime, refresh_token = refresh, id_token = nonce is null ? null : issuer.Signed(claims, until),
        });
    }
}
