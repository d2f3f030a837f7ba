using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Security;

namespace TransferScheme.TestKit;

/// <summary>Some of the scheme's services in one host of their own: real database, real broker, tokens from an outside issuer.</summary>
public sealed class SchemeTestHost : IAsyncDisposable
{
    readonly WebApplication _app;

    SchemeTestHost(WebApplication app, FakeIssuer issuer, Uri address, string database, Uri broker) =>
        (_app, Issuer, Address, Database, Broker) = (app, issuer, address, database, broker);

    /// <summary>The issuer whose tokens the host takes.</summary>
    public FakeIssuer Issuer { get; }

    /// <summary>The host's address.</summary>
    public Uri Address { get; }

    /// <summary>Connection string of its database.</summary>
    public string Database { get; }

    /// <summary>Address of its broker.</summary>
    public Uri Broker { get; }

    /// <summary>The host's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a host.</summary>
    /// <param name="add">Adds its services.</param>
    /// <param name="map">Maps their routes.</param>
    /// <param name="given">Puts in what other services would have told, before the host is ready.</param>
    /// <param name="settings">Further settings, as command line; a database or a broker among them is that of another host.</param>
    public static async Task<SchemeTestHost> StartAsync(
        Action<WebApplicationBuilder> add, Action<WebApplication> map, Func<IServiceProvider, Task>? given = null, params string[] settings)
    {
        var database = Given(settings, "ConnectionStrings:Scheme") ?? await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var broker = Given(settings, "RabbitMq:Uri") is { } uri ? new Uri(uri) : await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        var issuer = await FakeIssuer.StartAsync();
        var address = new Uri($"http://127.0.0.1:{FakeIssuer.FreePort()}");
        var builder = SchemeHost.CreateBuilder(
        [
            "--environment=Development", $"--urls={address}", $"--ConnectionStrings:Scheme={database}", $"--RabbitMq:Uri={broker}",
            $"--Identity:Metadata={issuer.Metadata}", $"--Protection:MasterKeyFile={MasterKeyFile()}", .. settings,
        ]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        add(builder);
        var app = builder.BuildScheme();
        map(app);
        await app.StartAsync();
        await (given?.Invoke(app.Services) ?? Task.CompletedTask);
        var host = new SchemeTestHost(app, issuer, address, database, broker);
        using var anybody = host.Client();
        await Poll.UntilAsync(async () => (await anybody.GetAsync("/health/ready")).IsSuccessStatusCode, TimeSpan.FromSeconds(30), "the host to be ready");
        return host;
    }

    static string? Given(string[] settings, string name) =>
        settings.FirstOrDefault(s => s.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];

    /// <summary>A file with a fresh master key.</summary>
    public static string MasterKeyFile()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return file;
    }

    /// <summary>A client that nobody has signed in.</summary>
    public HttpClient Client() => new() { BaseAddress = Address };

    /// <summary>A client signed in with a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="authority">Code of the authority.</param>
    /// <param name="region">Slug of the region.</param>
    /// <param name="person">The person; a client's token without one.</param>
    public HttpClient Client(Role role, string? authority = null, string? region = null, Guid? person = null)
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Issuer.Token(role, authority, region, person));
        return client;
    }

    /// <summary>A service of the host.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
