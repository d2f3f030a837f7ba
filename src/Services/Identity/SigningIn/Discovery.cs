using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using TransferScheme.Identity.Keys;

namespace TransferScheme.Identity.SigningIn;

/// <summary>What a relying party needs to know of the issuer (OpenID Connect Discovery 1.0, RFC 8414). There is no browser flow here.</summary>
public sealed record DiscoveryAnswer(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
    [property: JsonPropertyName("revocation_endpoint")] string RevocationEndpoint,
    [property: JsonPropertyName("jwks_uri")] string JwksUri,
    [property: JsonPropertyName("grant_types_supported")] IReadOnlyList<string> GrantTypes,
    [property: JsonPropertyName("token_endpoint_auth_methods_supported")] IReadOnlyList<string> AuthMethods,
    [property: JsonPropertyName("response_types_supported")] IReadOnlyList<string> ResponseTypes,
    [property: JsonPropertyName("subject_types_supported")] IReadOnlyList<string> SubjectTypes,
    [property: JsonPropertyName("id_token_signing_alg_values_supported")] IReadOnlyList<string> SigningAlgorithms);

/// <summary>The public halves of the keys (RFC 7517).</summary>
/// <param name="Keys">The keys, those that sign later included.</param>
public sealed record JwksAnswer(IReadOnlyList<PublicJwk> Keys);

/// <summary>Publishes the issuer's metadata and keys, to anybody.</summary>
static class Discovery
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/openid-configuration", (IOptions<IdentityOptions> options) => TypedResults.Ok(Of(options.Value.Issuer!)))
            .WithName("GetDiscovery").AllowAnonymous();
        routes.MapGet("/connect/jwks", async (SigningKeys keys, CancellationToken ct) =>
            TypedResults.Ok(new JwksAnswer([.. (await keys.PublishedAsync(ct)).Select(k => k.PublicJwk)])))
            .WithName("GetJwks").AllowAnonymous();
    }

    internal static DiscoveryAnswer Of(string issuer)
    {
        var address = issuer.TrimEnd('/');
        return new DiscoveryAnswer(
            issuer, $"{address}/connect/token", $"{address}/connect/revocation", $"{address}/connect/jwks", Grants.Known,
            ["client_secret_post"], ["none"], ["public"], ["ES256"]);
    }
}
