using Microsoft.Extensions.Options;

namespace TransferScheme.Identity.Tests;

public sealed class StartingTests
{
    [Theory]
    [InlineData("TokenLifetime=00:15:01")]
    [InlineData("TokenLifetime=00:00:59")]
    [InlineData("KeyNotice=00:59:59")]
    [InlineData("KeyLifetime=00:10:00")]
    [InlineData("Issuer=issuer.example")]
    public async Task Given_setting_out_of_bounds_then_the_host_does_not_start(string setting)
    {
        var host = new IdentityHost { Settings = [$"Identity:{setting}"] };
        try
        {
            (await Should.ThrowAsync<OptionsValidationException>(host.InitializeAsync)).Message.ShouldContain(setting[..setting.IndexOf('=')]);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Given_issuer_outside_then_no_token_is_issued_here()
    {
        var host = new IdentityHost { Settings = ["Identity:Metadata=https://issuer.example/.well-known/openid-configuration"] };
        await host.InitializeAsync();
        try
        {
            // Nothing is mapped there, and of unknown addresses nobody is told anything before they sign in.
            ((int)(await host.Http.GetAsync("/connect/jwks")).StatusCode).ShouldBe(401);
            ((int)(await host.Http.GetAsync("/.well-known/openid-configuration")).StatusCode).ShouldBe(401);
            ((int)(await host.Http.PostAsync("/connect/token", null)).StatusCode).ShouldBe(401);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}
