using TransferScheme.Identity.Keys;

namespace TransferScheme.Identity.Tests.SigningIn;

public sealed class DiscoveryTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Given_anybody_then_the_discovery_document_is_as_agreed()
    {
        var (status, body, _) = await host.SendAsync(HttpMethod.Get, "/.well-known/openid-configuration", null);

        status.ShouldBe(200);
        body.GetRawText().Replace(host.Address, "https://scheme.example", StringComparison.Ordinal).ShouldBe(
            """{"issuer":"https://scheme.example","token_endpoint":"https://scheme.example/connect/token","revocation_endpoint":"https://scheme.example/connect/revocation","jwks_uri":"https://scheme.example/connect/jwks","grant_types_supported":["client_credentials","password","refresh_token","urn:transferscheme:params:oauth:grant-type:otp"],"token_endpoint_auth_methods_supported":["client_secret_post"],"response_types_supported":["none"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["ES256"]}""");
    }

    [Fact]
    public async Task Given_anybody_then_the_key_set_holds_public_halves_alone()
    {
        var (status, body, _) = await host.SendAsync(HttpMethod.Get, "/connect/jwks", null);

        status.ShouldBe(200);
        var key = body.GetProperty("keys").EnumerateArray().ShouldHaveSingleItem();
        key.EnumerateObject().Select(p => p.Name).ShouldBe(["kty", "use", "crv", "alg", "kid", "x", "y"]);
        key.GetProperty("kid").GetString().ShouldBe((await host.The<SigningKeys>().PublishedAsync(default))[0].Id);
    }
}
