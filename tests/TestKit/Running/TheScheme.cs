using System.Collections.Concurrent;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Protection;

namespace TransferScheme.TestKit.Running;

/// <summary>The whole scheme as it is run: real processes on a real database and broker, with its demo sign-ins, on a Monday morning.</summary>
/// <param name="shape">How it is cut into processes.</param>
public abstract class TheScheme(Shape shape) : IAsyncLifetime
{
    readonly ConcurrentDictionary<string, (string Token, long Until)> _tokens = [];
    SchemeProcesses? _processes;
    Demo? _demo;

    /// <summary>The time at which the simulated clock stands.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 12, 14, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The running processes.</summary>
    public SchemeProcesses Processes => _processes ?? throw new InvalidOperationException("Not started.");

    /// <summary>What they share.</summary>
    public Surroundings Surroundings => Processes.Surroundings;

    /// <summary>The demo sign-ins.</summary>
    public Demo Demo => _demo ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var postgres = await PrivatePostgres.SharedAsync();
        var database = await postgres.CreateDatabaseAsync();
        var broker = await (await PrivateRabbit.SharedAsync()).CreateVirtualHostAsync();
        var users = shape is Shape.Apart ? await postgres.PrepareAsync(database) : new Dictionary<string, string>();
        _processes = await SchemeProcesses.StartAsync(shape, new Surroundings(database, users, broker));
        _demo = await Demo.ReadAsync(Surroundings.DemoFile);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Processes.DisposeAsync();

    string ServiceSecret => ServiceCalls.ServiceSecret(new MasterKey(Convert.FromBase64String(File.ReadAllText(Surroundings.MasterKeyFile))));

    /// <summary>A caller that is not signed in.</summary>
    public Caller Anybody() => new(Processes.Address, null, null);

    /// <summary>A demo client of a role, for an authority or a region where the role has one.</summary>
    /// <param name="role">The role, as in the demo file.</param>
    /// <param name="of">Code of the authority or slug of the region.</param>
    public async Task<Caller> As(string role, string? of = null) =>
        new(Processes.Address, await TokenAsync(Demo.ClientOf(role, of)), Demo.OfficerOf(of)?.Id);

    /// <summary>An authority's system that acts for one of its people.</summary>
    /// <param name="authority">Code of the authority.</param>
    /// <param name="person">The person.</param>
    public async Task<Caller> For(string authority, Guid person) =>
        new(Processes.Address, await TokenAsync(Demo.ClientOf("api-client", authority)), person);

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
        var token = (await client.TokenAsync(http)).Expect(200)["access_token"];
        _tokens[client.ClientId] = (token, Environment.TickCount64 + 300_000);
        return token;
    }
}

/// <summary>The scheme as one process.</summary>
public sealed class SchemeTogether() : TheScheme(Shape.Together);

/// <summary>The scheme as separate processes behind the front door.</summary>
public sealed class SchemeApart() : TheScheme(Shape.Apart);
