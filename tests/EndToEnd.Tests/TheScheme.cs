using System.Collections.Concurrent;
using System.Text.Json;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Protection;
using TransferScheme.TestKit;

// One scheme at a time: each is up to sixteen processes, and the seconds that are measured are to be those of one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace TransferScheme.EndToEnd.Tests;

/// <summary>The whole scheme as it is run: real processes on a real database and broker, with its demo sign-ins, on a Monday morning.</summary>
/// <param name="shape">How it is cut into processes.</param>
public abstract class TheScheme(Shape shape) : IAsyncLifetime
{
    readonly ConcurrentDictionary<string, (string Token, long Until)> _tokens = [];
    readonly string _masterKeyFile = SchemeTestHost.MasterKeyFile();
    SchemeProcesses? _processes;
    Demo? _demo;

    /// <summary>The time at which the simulated clock stands.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 12, 14, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The running processes.</summary>
    public SchemeProcesses Processes => _processes ?? throw new InvalidOperationException("Not started.");

    /// <summary>Connection string of its database.</summary>
    public string Database { get; private set; } = "";

    /// <summary>Address of its broker.</summary>
    public Uri Broker { get; private set; } = new("amqp://none");

    /// <summary>Where it wrote the demo sign-ins.</summary>
    public string DemoFile { get; private set; } = "";

    /// <summary>The demo sign-ins.</summary>
    public Demo Demo => _demo ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var postgres = await PrivatePostgres.SharedAsync();
        Database = await postgres.CreateDatabaseAsync();
        Broker = await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        DemoFile = Path.Combine(Directory.CreateTempSubdirectory("scheme-demo-").FullName, "demo.json");
        var users = shape is Shape.Apart ? await postgres.PrepareAsync(Database) : new Dictionary<string, string>();
        _processes = await SchemeProcesses.StartAsync(shape, new Surroundings(Database, users, Broker, _masterKeyFile, DemoFile, Now));
        _demo = JsonSerializer.Deserialize<Demo>(await File.ReadAllTextAsync(DemoFile), JsonSerializerOptions.Web);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Processes.DisposeAsync();

    string ServiceSecret => ServiceCalls.ServiceSecret(new MasterKey(Convert.FromBase64String(File.ReadAllText(_masterKeyFile))));

    /// <summary>A caller that is not signed in.</summary>
    public Caller Anybody() => new(Processes.Address, null, null);

    /// <summary>A demo client of a role, for an authority or a region where the role has one.</summary>
    /// <param name="role">The role, as in the demo file.</param>
    /// <param name="of">Code of the authority or slug of the region.</param>
    public async Task<Caller> As(string role, string? of = null)
    {
        var client = Demo.Clients.First(c => c.Role == role && (of is null || c.Authority == of || c.Region == of));
        return new Caller(Processes.Address, await TokenAsync(client), of is null ? null : Demo.Users.FirstOrDefault(u => u.Role == "duty-officer" && u.Authority == of)?.Id);
    }

    /// <summary>One of our own services.</summary>
    public async Task<Caller> Service() =>
        new(Processes.Address, await TokenAsync(new DemoClient(ServiceCalls.ServiceClientId, ServiceSecret, "service", null, null)), null);

    async Task<string> TokenAsync(DemoClient client)
    {
        if (_tokens.TryGetValue(client.ClientId, out var known) && Environment.TickCount64 < known.Until)
        {
            return known.Token;
        }

        using var http = new HttpClient { BaseAddress = Processes.Address };
        using var form = new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", client.ClientId), new("client_secret", client.ClientSecret)]);
        using var answer = await http.PostAsync("/connect/token", form);
        var token = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString()!;
        _tokens[client.ClientId] = (token, Environment.TickCount64 + 300_000);
        return token;
    }
}

/// <summary>The demo sign-ins, as the product writes them.</summary>
public sealed record Demo(string BaseUrl, IReadOnlyList<DemoUser> Users, IReadOnlyList<DemoClient> Clients);

/// <summary>A demo person.</summary>
public sealed record DemoUser(Guid Id, string Email, string Password, string Role, string? Authority, string? Region);

/// <summary>A demo client.</summary>
public sealed record DemoClient(string ClientId, string ClientSecret, string Role, string? Authority, string? Region);

/// <summary>The scheme as one process.</summary>
public sealed class SchemeTogether() : TheScheme(Shape.Together);

/// <summary>The scheme as separate processes behind the front door.</summary>
public sealed class SchemeApart() : TheScheme(Shape.Apart);

/// <summary>One scheme in one process for all tests of it.</summary>
[CollectionDefinition(Name)]
public sealed class TogetherCollection : ICollectionFixture<SchemeTogether>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "the scheme together";
}

/// <summary>One scheme in separate processes for all tests of it.</summary>
[CollectionDefinition(Name)]
public sealed class ApartCollection : ICollectionFixture<SchemeApart>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "the scheme apart";
}
