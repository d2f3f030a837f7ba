using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using TransferScheme.Platform.Calling;

namespace TransferScheme.Portal.Signing;

/// <summary>What is kept, sealed, while somebody is at the issuer.</summary>
/// <param name="State">Names the attempt.</param>
/// <param name="Nonce">What the token must name.</param>
/// <param name="Verifier">What the code is redeemed with.</param>
/// <param name="ReturnTo">Page to go on to.</param>
sealed record Attempt(string State, string Nonce, string Verifier, string? ReturnTo);

/// <summary>Whom an issuer's token for the portal is of.</summary>
/// <param name="Email">E-mail address.</param>
/// <param name="Name">Name.</param>
sealed record Told(string Email, string Name);

/// <summary>
/// An issuer outside, such as a council's own directory: people sign in there and come back with a code (OpenID Connect Core 1.0 section 3.1,
/// with PKCE, RFC 7636). Passwords and second factors are its own affair; its tokens say what somebody is in the scheme.
/// </summary>
/// <param name="settings">The settings.</param>
sealed class OutsideIssuer(IConfiguration settings) : IDisposable
{
    readonly HttpClient _http = new(new ResilientHandler(new Resilience()) { InnerHandler = new SocketsHttpHandler() });
    ConfigurationManager<OpenIdConnectConfiguration>? _description;

    /// <summary>The client that the portal is there.</summary>
    internal string ClientId { get; } = settings["Portal:ClientId"] is { Length: > 0 } given ? given : PortalClient.Id;

    /// <summary>The portal's address as people reach it; never what a request says it is.</summary>
    internal Uri Portal { get; } = new(settings["Portal:Address"] is { Length: > 0 } given ? given : ServiceCalls.Address(settings));

    /// <summary>Where the issuer sends people back to; it must know this address.</summary>
    internal Uri Back => new(Portal, "/sign-in/answer");

    /// <summary>The issuer of the settings; null where the Identity service is the issuer.</summary>
    internal static OutsideIssuer? Of(IConfiguration settings) => settings["Identity:Metadata"] is not { Length: > 0 } ? null
        : settings["Portal:ClientSecret"] is { Length: > 0 } ? new OutsideIssuer(settings)
        : throw new InvalidOperationException("With an issuer outside, set Portal:ClientSecret to the portal's secret there.");

    /// <summary>Begins a sign-in.</summary>
    /// <returns>The attempt, and the issuer's address for it.</returns>
    internal async Task<(Attempt Attempt, string Address)> BeginAsync(string? returnTo, CancellationToken ct)
    {
        var attempt = new Attempt(Random(), Random(), Random(), returnTo);
        var address = (await DescriptionAsync(ct)).AuthorizationEndpoint;
        return (attempt, QueryHelpers.AddQueryString(address, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = ClientId,
            ["redirect_uri"] = Back.ToString(),
            ["scope"] = settings["Portal:Scope"] is { Length: > 0 } given ? given : "openid profile email offline_access",
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(attempt.Verifier))),
            ["code_challenge_method"] = "S256",
        }));
    }

    /// <summary>Where to ask for tokens.</summary>
    internal async Task<string> TokenAddressAsync(CancellationToken ct) => (await DescriptionAsync(ct)).TokenEndpoint;

    /// <summary>Where to end a session; null where the issuer has no such address (RFC 7009).</summary>
    internal async Task<string?> RevocationAddressAsync(CancellationToken ct) => Written((await DescriptionAsync(ct)).RevocationEndpoint);

    /// <summary>Where people sign out of the issuer itself; null where it has no such address or does not answer.</summary>
    internal async Task<string?> SignOutAddressAsync(CancellationToken ct)
    {
        try
        {
            return Written((await DescriptionAsync(ct)).EndSessionEndpoint) is not { } address ? null
                : QueryHelpers.AddQueryString(address, new Dictionary<string, string?>
                {
                    ["client_id"] = ClientId, ["post_logout_redirect_uri"] = Portal.ToString(),
                });
        }
        catch (Exception failure) when (Issuer.IsSilence(failure))
        {
            // The session here is over all the same.
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Sends a form to the issuer.</summary>
    internal Task<HttpResponseMessage> PostAsync(string address, HttpContent form, CancellationToken ct) => _http.PostAsync(address, form, ct);

    /// <summary>Reads the token that is for the portal; null for one of another issuer, client, time or attempt.</summary>
    internal async Task<Told?> ReadAsync(string token, string nonce, CancellationToken ct)
    {
        var described = await DescriptionAsync(ct);
        var read = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = described.Issuer,
            ValidAudience = ClientId,
            IssuerSigningKeys = described.SigningKeys,
            ValidAlgorithms = ["ES256", "RS256", "PS256"],
            ClockSkew = TimeSpan.FromSeconds(30),
        });
        if (!read.IsValid)
        {
            // A key may be newer than what was read of the issuer; the next try finds it.
            _description!.RequestRefresh();
            return null;
        }

        return Claim("nonce") == nonce && Claim("email") is { } email ? new Told(email, Claim("name") ?? email) : null;

        string? Claim(string name) => read.Claims.TryGetValue(name, out var value) ? Written(value as string) : null;
    }

    // That the address begins with https in Production is checked with the settings.
    async Task<OpenIdConnectConfiguration> DescriptionAsync(CancellationToken ct)
    {
        var description = LazyInitializer.EnsureInitialized(ref _description, () => new ConfigurationManager<OpenIdConnectConfiguration>(
            settings["Identity:Metadata"], new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(_http) { RequireHttps = false }));
        return await description.GetConfigurationAsync(ct);
    }

    static string? Written(string? text) => string.IsNullOrEmpty(text) ? null : text;

    static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}
