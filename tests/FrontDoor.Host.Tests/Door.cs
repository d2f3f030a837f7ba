using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferScheme.FrontDoor.Host.Forwarding;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Hosting;
using TransferScheme.TestKit;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>A front door on a free port. Services that the test does not name share one stub.</summary>
sealed class Door : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly StubService _others;

    Door(WebApplication app, StubService others) => (_app, _others) = (app, others);

    /// <summary>A client of it, which follows no redirect and keeps no cookie.</summary>
    internal HttpClient Client { get; private set; } = new();

    /// <summary>All that it logged.</summary>
    internal ConcurrentQueue<string> Logged { get; } = [];

    /// <summary>Starts it, and waits until it has looked at every service.</summary>
    /// <param name="services">Addresses of services by name, with ; between.</param>
    /// <param name="patience">How long it waits for an answer.</param>
    /// <param name="whenReady">False to come back before it is ready.</param>
    /// <param name="settings">Further settings, as command line.</param>
    internal static async Task<Door> StartAsync(
        Dictionary<string, string>? services = null, TimeSpan? patience = null, bool whenReady = true, params string[] settings)
    {
        var others = await StubService.StartAsync();
        var builder = SchemeHost.CreateEdge(
        [
            "--urls=http://127.0.0.1:0", .. settings,
            .. Names.Select(name => $"--FrontDoor:Services:{name}={services?.GetValueOrDefault(name) ?? others.Address}"),
        ]);
        if (patience is not null)
        {
            builder.Services.AddSingleton(new Resilience(patience));
        }

        builder.AddFrontDoor();
        var logged = new Recorder();
        builder.Logging.ClearProviders().AddProvider(logged).SetMinimumLevel(LogLevel.Trace);
        var door = new Door(builder.Build(), others);
        logged.Lines = door.Logged;
        door._app.MapFrontDoor();
        await door._app.StartAsync();
        door.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = new Uri(door._app.Urls.Single()),
            Timeout = TimeSpan.FromSeconds(60),
        };
        if (whenReady)
        {
            await Poll.UntilAsync(
                async () => (await door.Client.GetAsync("/health/ready")).IsSuccessStatusCode,
                TimeSpan.FromSeconds(10), "the front door to be ready");
        }

        return door;
    }

    /// <summary>What it says of being ready: <c>ready</c>, <c>degraded</c> or <c>unavailable</c>.</summary>
    internal async Task<string> ReadinessAsync() =>
        (await (await Client.GetAsync("/health/ready")).JsonAsync())["status"]!.GetValue<string>();

    /// <summary>Every service that it forwards to.</summary>
    internal static IEnumerable<string> Names => Routes.Table.Select(s => s.Service).Append(Routes.Portal);

    /// <summary>Stops it as a signal would.</summary>
    internal Task StopAsync() => _app.StopAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _others.DisposeAsync();
    }

    sealed class Recorder : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Lines { get; set; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
