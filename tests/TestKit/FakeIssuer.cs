using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TransferScheme.Platform.Security;

namespace TransferScheme.TestKit;

/// <summary>An outside issuer of tokens: discovery document, keys, and any token a test asks for.</summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test-key" };
    readonly WebApplication _app;

    FakeIssuer(WebApplication app, string address) => (_app, Address, Pages) = (app, address, new FakeSignIn(this));

    /// <summary>Where people sign in.</summary>
    public FakeSignIn Pages { get; }

    /// <summary>Its address, which is its name too.</summary>
    public string Address { get; }

    /// <summary>Address of its discovery document, for <c>Identity:Metadata</c>.</summary>
    public string Metadata => $"{Address}/.well-known/openid-configuration";

    /// <summary>Starts it on a free port.</summary>
    public static async Task<FakeIssuer> StartAsync()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        var issuer = new FakeIssuer(builder.Build(), address);
        issuer._app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = address, jwks_uri = $"{address}/jwks", authorization_endpoint = $"{address}/authorize", token_endpoint = $"{address}/token",
            revocation_endpoint = $"{address}/revocation", end_session_endpoint = $"{address}/end-session",
        });
        issuer.Pages.Map(issuer._app);
        issuer._app.MapGet("/jwks", () => Results.Json(new { keys = new[] { issuer.PublicKey() } }));
        await issuer._app.StartAsync();
        return issuer;
    }

    /// <summary>A free port on the loopback address.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A token for a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="authority">Code of the authority.</param>
    /// <param name="region">Slug of the region.</param>
    /// <param name="person">The person; a client's token without one.</param>
    /// <param name="expiresAt">When it expires; in ten minutes by default.</param>
    public string Token(Role role, string? authority = null, string? region = null, Guid? person = null, DateTime? expiresAt = null)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = person?.ToString() ?? $"client-{role}-{authority}{region}", ["aud"] = SignIn.Audience,
            [Actor.RoleClaim] = JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()),
        };
        Add(Actor.AuthorityClaim, authority);
        Add(Actor.RegionClaim, region);
        Add(Actor.PersonClaim, person?.ToString());
        return Signed(claims, expiresAt ?? DateTime.UtcNow.AddMinutes(10));

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                claims[name] = value;
            }
        }
    }

    /// <summary>A token with any claims; the issuer's name is its own unless they say otherwise.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="until">When it expires.</param>
    public string Signed(IDictionary<string, object> claims, DateTime until)
    {
        claims.TryAdd("iss", Address);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            NotBefore = until.AddHours(-1),
            IssuedAt = until.AddHours(-1),
            Expires = until,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    object PublicKey()
    {
        var point = _key.ECDsa.ExportParameters(false).Q;
        return new { kty = "EC", crv = "P-256", kid = _key.KeyId, use = "sig", alg = "ES256", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
    }
}
