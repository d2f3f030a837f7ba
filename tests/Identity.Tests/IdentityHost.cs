using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Identity.Tests;

/// <summary>
/// The service on a port of its own, over a real database, with <c>/who-am-i</c> to see what a token makes of its bearer. The broker
/// is none: signing in must not need it.
/// </summary>
public sealed class IdentityHost : IAsyncLifetime
{
    WebApplication? app;

    /// <summary>Set before the start: more settings, such as <c>Identity:TokenLifetime=00:05:00</c>.</summary>
    internal string[] Settings { get; init; } = [];

    /// <summary>Set before the start: the database; a new one when null.</summary>
    internal string? Database { get; set; }

    /// <summary>Set before the start: more routes.</summary>
    internal Action<WebApplication> Routes { get; init; } = _ => { };

    internal string Folder { get; init; } = Directory.CreateTempSubdirectory("identity-").FullName;

    internal string Address { get; } = $"http://127.0.0.1:{FreePort()}";

    internal HttpClient Http { get; } = new();

    internal ConcurrentQueue<string> Logged { get; } = [];

    internal IServiceProvider Services => (app ?? throw new InvalidOperationException("The host is not started.")).Services;

    internal T The<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        Http.BaseAddress = new Uri(Address);
        Database ??= await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        var key = Path.Combine(Folder, "master.key");
        if (!File.Exists(key))
        {
            await File.WriteAllTextAsync(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        string[] settings = ["Environment=Development", $"urls={Address}", $"Protection:MasterKeyFile={key}", "RabbitMq:Uri=amqp://nobody@127.0.0.1:1", .. Settings];
        var builder = SchemeHost.CreateBuilder([.. settings.Select(s => $"--{s}"), $"--ConnectionStrings:Scheme={Database}"]);
        builder.Logging.ClearProviders().AddProvider(new Recorder(Logged)).SetMinimumLevel(LogLevel.Debug);
        builder.AddIdentity();
        app = builder.BuildScheme();
        app.MapIdentity();
        app.MapGet("/who-am-i", (HttpContext http) => http.Features.GetRequiredFeature<Actor>());
        Routes(app);
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (Interlocked.Exchange(ref app, null) is { } running)
        {
            await running.StopAsync();
            await running.DisposeAsync();
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    sealed class Recorder(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
