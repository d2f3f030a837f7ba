using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TransferScheme.TestKit;

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

    [Theory]
    [InlineData("600", null, false, null)]
    [InlineData("640", null, false, null)]
    [InlineData("644", null, false, "chmod 600")]
    [InlineData("600", "Demo:File", false, "Demo:File")]
    [InlineData("600", "Development:Clock", false, "Development:Clock")]
    [InlineData("600", null, true, "Clients of a demo")]
    public void Given_production_when_a_secret_of_development_is_there_then_it_is_named(string mode, string? setting, bool demo, string? fault)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("master-").FullName, "master.key");
        File.WriteAllText(file, "key");
        File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32(mode, 8));
        var link = $"{file}.link";
        File.CreateSymbolicLink(link, file);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Protection:MasterKeyFile", link), .. setting is null ? [] : new KeyValuePair<string, string?>[] { new(setting, "set") }]).Build();

        var found = ProductionCheck.FaultOf(configuration, demo);

        (found is null).ShouldBe(fault is null);
        found?.ShouldContain(fault!);
    }

    [Fact]
    public async Task Given_production_with_a_key_that_others_can_read_then_the_host_does_not_start()
    {
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var development = new IdentityHost { Database = database };
        await development.InitializeAsync();
        await development.DisposeAsync();
        File.SetUnixFileMode(Path.Combine(development.Folder, "master.key"), (UnixFileMode)Convert.ToInt32("644", 8));
        var production = new IdentityHost
        {
            Database = database, Folder = development.Folder, Settings = ["Environment=Production", "Identity:Issuer=https://scheme.example", "Services:Address=https://scheme.example"],
        };

        try
        {
            (await Should.ThrowAsync<InvalidOperationException>(production.InitializeAsync)).Message.ShouldContain("chmod 600");
        }
        finally
        {
            await production.DisposeAsync();
        }
    }
}
