using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TransferScheme.Identity.Keys;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.SigningIn;

/// <summary>Writes access tokens: JWT (RFC 9068), ES256, real time.</summary>
/// <param name="keys">The keys.</param>
/// <param name="options">Issuer and lifetime.</param>
/// <param name="time">Real time.</param>
sealed class TokenWriter(SigningKeys keys, IOptions<IdentityOptions> options, RealTime time)
{
    readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Writes a token.</summary>
    /// <param name="holder">Whose it is.</param>
    /// <param name="clientId">The client that asked for it.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<TokenAnswer> WriteAsync(Holder holder, string clientId, CancellationToken ct)
    {
        var now = time.Now;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sub"] = holder.Subject, ["client_id"] = clientId, ["jti"] = Guid.CreateVersion7().ToString(), [Actor.RoleClaim] = holder.Standing.Role,
        };
        Add(claims, Actor.AuthorityClaim, holder.Standing.Authority);
        Add(claims, Actor.RegionClaim, holder.Standing.Region);
        Add(claims, Actor.PersonClaim, holder.Person?.ToString());
        if (holder.Proofs is { } proofs)
        {
            claims["amr"] = proofs;
        }

        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = options.Value.Issuer,
            Audience = SignIn.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + options.Value.TokenLifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = await keys.SigningAsync(ct),
        });
        return new TokenAnswer(token, "Bearer", (int)options.Value.TokenLifetime.TotalSeconds);
    }

    static void Add(Dictionary<string, object> claims, string name, string? value)
    {
        if (value is not null)
        {
            claims[name] = value;
        }
    }
}
