using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Health;
using TransferScheme.Platform.Hosting;

namespace TransferScheme.FrontDoor.Host.Tests;

/// <summary>An instance of a service: a real server on the edge that every host has, which answers as the test says.</summary>
sealed class StubService : IAsyncDisposable
{
    readonly WebApplication _app;

    StubService(WebApplication app) => _app = app;

    /// <summary>Where it serves.</summary>
    internal string Address => _app.Urls.Single();

    /// <summary>Whether it says that it is ready.</summary>
    internal bool IsReady { get; set; } = true;

    /// <summary>Whether it says nothing at all when asked whether it is ready.</summary>
    internal bool IsSilent { get; set; }

    /// <summary>What it says on its alarms.</summary>
    internal IReadOnlyList<string> Alarms { get; set; } = [];

    /// <summary>Its API document.</summary>
    internal string Document { get; set; } = """{ "openapi": "3.1.1", "paths": {} }""";

    /// <summary>The requests that it got, health and documents left out.</summary>
    internal ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Starts one.</summary>
    /// <param name="answer">How it answers; with its own port when null.</param>
    /// <param name="drain">How long it drains.</param>
    /// <param name="port">Its port; a free one when 0.</param>
    internal static async Task<StubService> StartAsync(Func<HttpContext, Task>? answer = null, TimeSpan drain = default, int port = 0)
    {
        var builder = SchemeHost.CreateEdge([$"--urls=http://127.0.0.1:{port}", $"--Hosting:Drain={drain}"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new StubService(app);
        app.UseEdge();
        app.MapGet("/health/ready", async (Drain stopping, CancellationToken ct) =>
        {
            await Task.Delay(stub.IsSilent ? Timeout.Infinite : 0, ct);
            return stub.IsReady && !stopping.HasBegun ? Results.Ok() : Results.StatusCode(503);
        });
        app.MapGet("/health/alarms", () => new HealthAnswer(stub.Alarms.Count == 0 ? "green" : "red", stub.Alarms));
        app.MapGet("/openapi/v1.json", () => Results.Content(stub.Document, "application/json"));
        app.Map("/{**path}", (HttpContext http) =>
        {
            stub.Requests.Enqueue($"{http.Request.Method} {http.Request.Path}");
            return answer is null ? http.Response.WriteAsync($"{http.Connection.LocalPort}") : answer(http);
        });
        await app.StartAsync();
        return stub;
    }

    /// <summary>Stops it as a signal would: it drains first.</summary>
    internal Task StopAsync() => _app.StopAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
