using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Health;

namespace TransferScheme.Identity.Demo;

/// <summary>
/// Development only: enrols the demo's people and clients once Allocation tells the authorities, and writes their sign-ins to the
/// file that <c>Demo:File</c> names. Tries again until it is done.
/// </summary>
/// <param name="authorities">The authorities of the scheme.</param>
/// <param name="enrolment">Enrols.</param>
/// <param name="configuration">The file and the scheme's address.</param>
/// <param name="lifetime">Tells when this host takes requests, which the first try needs.</param>
/// <param name="log">Tells how it goes.</param>
sealed partial class DemoSignIns(
    DemoAuthorities authorities, DemoEnrolment enrolment, IConfiguration configuration, IHostApplicationLifetime lifetime, ILogger<DemoSignIns> log)
    : BackgroundService, IReadiness
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public string Name => "demo sign-ins";

    /// <inheritdoc/>
    public bool IsReady => _done.Task.IsCompletedSuccessfully;

    /// <summary>Completes once the file is written and every sign-in in it works.</summary>
    internal Task Done => _done.Task;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!IsReady)
        {
            try
            {
                await TryAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Waiting(log, failure);
            }

            if (!IsReady)
            {
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    async Task TryAsync(CancellationToken ct)
    {
        var list = await authorities.ListAsync(ct);
        if (list.Count == 0)
        {
            return;
        }

        var watch = Stopwatch.StartNew();
        var path = configuration["Demo:File"]!;
        var file = await enrolment.EnrolAsync(await DemoFile.ReadAsync(path, ct), list, ServiceCalls.Address(configuration), ct);
        await file.WriteAsync(path, ct);
        _done.SetResult();
        Enrolled(log, file.Users.Count, file.Clients.Count, watch.ElapsedMilliseconds);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{People} demo people and {Clients} demo clients are enrolled ({Milliseconds} ms)")]
    private static partial void Enrolled(ILogger log, int people, int clients, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo's sign-ins are not there yet")]
    private static partial void Waiting(ILogger log, Exception failure);
}
