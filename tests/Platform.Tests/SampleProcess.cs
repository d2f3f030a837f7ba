using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Deadlines;
using TransferScheme.Platform.Hosting;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Tests.Deadlines;
using TransferScheme.Platform.Tests.Messaging;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests;

/// <summary>The sample service in a process of its own: this assembly, which can be told to stop, or killed.</summary>
sealed class SampleProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly FakeIssuer _issuer;

    SampleProcess(Process process, FakeIssuer issuer, Uri address) =>
        (_process, _issuer, Client) = (process, issuer, new HttpClient { BaseAddress = address });

    /// <summary>A caller whom nobody has signed in.</summary>
    internal HttpClient Client { get; }

    /// <summary>Starts it, without waiting for anything.</summary>
    /// <param name="handler">
    /// What its handler does: <c>notes</c>, <c>throws</c>, <c>hangs</c>, <c>blocks</c>; or <c>none</c>, or <c>deadlines</c> in its place.
    /// </param>
    /// <param name="database">Connection string.</param>
    /// <param name="broker">Address of the broker.</param>
    /// <param name="drain">How long it drains.</param>
    internal static async Task<SampleProcess> StartAsync(string handler, string database, Uri broker, TimeSpan drain = default)
    {
        var issuer = await FakeIssuer.StartAsync();
        var address = new Uri($"http://127.0.0.1:{FakeIssuer.FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(SampleProcess).Assembly.Location, "sample", handler])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in new (string, string)[]
        {
            ("ASPNETCORE_URLS", $"{address}"), ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("ConnectionStrings__Scheme", database), ("RabbitMq__Uri", $"{broker}"), ("Identity__Metadata", $"{issuer.Metadata}"),
            ("Protection__MasterKeyFile", SchemeTestHost.MasterKeyFile()), ("Hosting__Drain", $"{drain:c}"),
        })
        {
            start.Environment[name] = value;
        }

        var process = await WatchedProcess.StartAsync(start);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new SampleProcess(process, issuer, address);
    }

    internal async Task<SampleProcess> ReadyAsync()
    {
        await Poll.UntilAsync(async () => await StatusAsync("/health/ready") == 200, TimeSpan.FromMinutes(3), "the process to be ready");
        return this;
    }

    /// <summary>Status of an answer; 0 when there is none.</summary>
    internal async Task<int> StatusAsync(string path)
    {
        try
        {
            using var answer = await Client.GetAsync(path);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException) when (!_process.HasExited)
        {
            return 0;
        }
    }

    /// <summary>Has it record so many events, each of which is told to others.</summary>
    internal async Task<Guid> RaiseAsync(int times)
    {
        using var answer = await Client.PostAsync($"/raise/{times}", null);
        return Guid.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    /// <summary>SIGTERM.</summary>
    /// <returns>How long it took to end, and its exit code.</returns>
    internal async Task<(TimeSpan Took, int Code)> StopAsync()
    {
        var began = Stopwatch.GetTimestamp();
        await SignalAsync("TERM");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(limit.Token);
        return (Stopwatch.GetElapsedTime(began), _process.ExitCode);
    }

    /// <summary>Sends it a signal, such as STOP and CONT.</summary>
    internal async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>SIGKILL.</summary>
    internal async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        Client.Dispose();
        await _issuer.DisposeAsync();
    }

    static async Task Main(string[] arguments)
    {
        if (arguments is not ["sample", var handler])
        {
            return;
        }

        var builder = SchemeHost.CreateBuilder([]);
        builder.AddSchemeStore<ISampleStore>("sample", o => o.Projections.Add<CounterProjection>(ProjectionLifecycle.Inline),
            MessagingTests.Told);
        _ = handler switch
        {
            "notes" => builder.Services.AddHandler<ISampleStore, OfferMade, MessagingTests.Noting>(MessagingTests.Queue),
            "throws" => builder.Services.AddHandler<ISampleStore, OfferMade, Throwing>(MessagingTests.Queue),
            "hangs" => builder.Services.AddHandler<ISampleStore, OfferMade, Hanging>(MessagingTests.Queue),
            "blocks" => builder.Services.AddHandler<ISampleStore, OfferMade, Blocking>(MessagingTests.Queue),
            "deadlines" => builder.AddDeadlines<ISampleStore, Counter, SampleEvent>("sample", DeadlineTests.Hourly).Services,
            _ => builder.Services,
        };
        var app = builder.BuildScheme();
        app.MapPost("/raise/{times:int}", async (int times, ISampleStore store) =>
            $"{await MessagingTests.Raise(store, times)}").AllowAnonymous();
        await app.RunAsync();
    }

    sealed class Throwing : IHandle<OfferMade>
    {
        public Task Handle(OfferMade message, IDocumentSession session, CancellationToken ct) =>
            throw new InvalidOperationException("poison");
    }

    // Never ends, whoever cancels.
    sealed class Hanging : IHandle<OfferMade>
    {
        public Task Handle(OfferMade message, IDocumentSession session, CancellationToken ct) =>
            Task.Delay(Timeout.Infinite, CancellationToken.None);
    }

    // Nor does this one, and it keeps its thread.
    sealed class Blocking : IHandle<OfferMade>
    {
        public Task Handle(OfferMade message, IDocumentSession session, CancellationToken ct)
        {
            using var never = new ManualResetEventSlim();
            never.Wait(CancellationToken.None);
            return Task.CompletedTask;
        }
    }
}
