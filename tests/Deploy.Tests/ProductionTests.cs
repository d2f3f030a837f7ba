using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.Deploy.Tests;

/// <summary>The code takes the settings of an installation, in Production.</summary>
public sealed class ProductionTests : IDisposable
{
    const string Outside = "issuer.example/.well-known/openid-configuration";
    readonly string _folder = Directory.CreateTempSubdirectory("production-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("compose")]
    [InlineData("kubernetes")]
    public void Given_a_service_as_installed_when_it_is_to_check_tokens_then_it_asks_inside(string way)
    {
        var options = Read(Variables(way));

        options.MetadataAddress.ShouldBe("http://front-door:8080/.well-known/openid-configuration");
        options.RequireHttpsMetadata.ShouldBeFalse();
    }

    [Fact]
    public async Task Given_an_issuer_with_a_public_name_when_its_keys_are_needed_then_they_are_fetched_inside()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var door = builder.Build();
        door.MapGet("/.well-known/openid-configuration", () =>
            """{ "issuer": "https://scheme.invalid", "jwks_uri": "https://scheme.invalid/connect/jwks" }""");
        door.MapGet("/connect/jwks", () => """{ "keys": [{ "kty": "oct", "kid": "one", "k": "AAAA" }] }""");
        await door.StartAsync();

        var found = await Read([.. Variables("compose"), $"--Services:Address={door.Urls.Single()}"])
            .ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);

        (found.Issuer, found.JsonWebKeySet.Keys.Single().Kid).ShouldBe(("https://scheme.invalid", "one"));
    }

    [Fact]
    public void Given_an_issuer_outside_when_tokens_are_to_be_checked_then_its_keys_come_by_https_or_not_at_all()
    {
        var options = Read([.. Variables("compose"), $"--Identity:Metadata=https://{Outside}"]);

        (options.MetadataAddress, options.RequireHttpsMetadata).ShouldBe(($"https://{Outside}", true));
        options.BackchannelHttpHandler.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => Read([.. Variables("compose"), $"--Identity:Metadata=http://{Outside}"]))
            .Message.ShouldContain("HTTPS");
    }

    static IEnumerable<string> Variables(string way) =>
        (way == "compose" ? Compose.Ours.Hosts : Kustomization.Ours.Hosts).Single(h => h.Name == "referrals").Variables
            .Where(v => v.Key is not ("ASPNETCORE_ENVIRONMENT" or "Protection__MasterKeyFile" or "Secrets__Folder"))
            .Select(v => $"--{v.Key.Replace("__", ":", StringComparison.Ordinal)}={v.Value}");

    JwtBearerOptions Read(IEnumerable<string> settings)
    {
        var key = Path.Combine(_folder, "master-key");
        File.WriteAllText(key, Convert.ToBase64String(new byte[32]));
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var builder = SchemeHost.CreateBuilder(["--environment=Production", $"--Protection:MasterKeyFile={key}", .. settings]);
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
    }
}
