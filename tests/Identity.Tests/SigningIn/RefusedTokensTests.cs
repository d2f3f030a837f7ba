using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TransferScheme.Identity.Keys;
using TransferScheme.Identity.SigningIn;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Identity.Tests.SigningIn;

public sealed class RefusedTokensTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Given_no_token_then_401_as_a_problem()
    {
        var (status, body, _) = await host.SendAsync(HttpMethod.Get, "/who-am-i", null);

        (status, body.GetProperty("code").GetString()).ShouldBe((401, "unauthenticated"));
    }

    [Fact]
    public async Task Given_token_that_has_run_out_then_401()
    {
        var anHourAgo = new RealTime(new SimulatedTime(DateTimeOffset.UtcNow.AddHours(-1)));
        var writer = new TokenWriter(host.The<SigningKeys>(), host.The<IOptions<IdentityOptions>>(), anHourAgo);

        var token = await writer.WriteAsync(new Holder("somebody", Standing.Of(Role.National)), "somebody", default);

        await ShouldBeRefusedAsync(token.AccessToken);
    }

    [Theory]
    [InlineData("https://elsewhere.example", SignIn.Audience)]
    [InlineData(null, "another-audience")]
    public async Task Given_token_of_another_issuer_or_for_another_audience_then_401(string? issuer, string audience) =>
        await ShouldBeRefusedAsync(Write(await host.The<SigningKeys>().SigningAsync(default), issuer, audience));

    [Fact]
    public async Task Given_token_signed_by_a_foreign_key_then_401_even_under_our_keys_id()
    {
        var ours = (await host.The<SigningKeys>().PublishedAsync(default))[0];
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        await ShouldBeRefusedAsync(Write(new SigningCredentials(new ECDsaSecurityKey(foreign) { KeyId = ours.Id }, "ES256")));
        await ShouldBeRefusedAsync(Write(new SigningCredentials(new ECDsaSecurityKey(foreign) { KeyId = "another" }, "ES256")));
    }

    [Fact]
    public async Task Given_token_without_signature_then_401() => await ShouldBeRefusedAsync(Write(null));

    [Fact]
    public async Task Given_token_signed_by_our_public_key_as_if_it_were_a_secret_then_401()
    {
        var ours = (await host.The<SigningKeys>().PublishedAsync(default))[0];
        var secret = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(ours.PublicJwk.X + ours.PublicJwk.Y)) { KeyId = ours.Id };

        await ShouldBeRefusedAsync(Write(new SigningCredentials(secret, "HS256")));
    }

    [Fact]
    public async Task Given_token_with_another_role_written_into_it_then_401()
    {
        var token = await host.TokenAsync(Role.DutyOfficer, "E10000016");
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        parts[1] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.Replace("duty-officer", "national", StringComparison.Ordinal)));

        await ShouldBeRefusedAsync(string.Join('.', parts));
        (await host.SendAsync(HttpMethod.Get, "/who-am-i", token)).Status.ShouldBe(200);
    }

    async Task ShouldBeRefusedAsync(string token)
    {
        var (status, body, _) = await host.SendAsync(HttpMethod.Get, "/who-am-i", token);
        (status, body.GetProperty("code").GetString()).ShouldBe((401, "unauthenticated"));
    }

    string Write(SigningCredentials? credentials, string? issuer = null, string audience = SignIn.Audience) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? host.Address,
            Audience = audience,
            Claims = new Dictionary<string, object> { ["sub"] = "somebody", ["role"] = "national" },
            SigningCredentials = credentials,
        });
}
