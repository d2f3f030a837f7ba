using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Broker;

namespace TransferScheme.Platform.Messaging;

/// <summary>
/// The one bus of a process, and another in its place when it does not find back to a broker that is there. Its client can lose a
/// connection without telling (RabbitMQ.Client 7.1.2): then nothing is sent or received any more, and a bus stopped in that
/// state does not start again.
/// </summary>
/// <param name="settings">Makes a bus.</param>
/// <param name="topology">Tells whether the broker is there, over a connection of its own.</param>
/// <param name="log">Tells of a bus that was given up.</param>
public sealed partial class SchemeBus(BusSettings settings, BrokerTopology topology, ILogger<SchemeBus> log) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // Mostly it finds back by itself within some seconds; after a long absence it would pause for up to half a minute.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    // Consumers have this long to end what they are at; then it is cancelled, and the broker delivers it again.
    static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);
    volatile IBusControl? _bus;

    /// <summary>The bus of the moment.</summary>
    /// <exception cref="InvalidOperationException">The process has not come so far yet.</exception>
    internal IBusControl Current => _bus ?? throw new InvalidOperationException("The bus has not been started yet.");

    /// <summary>Whether messages are sent in vain, although the bus says that it is well.</summary>
    internal bool IsMute { get; set; }

    /// <summary>What is wrong with the bus; null when nothing is.</summary>
    internal string? Trouble => _bus?.CheckHealth() switch
    {
        null => "not started",
        { Status: not BusHealthStatus.Healthy } health => health.Status.ToString(),
        _ => IsMute ? "mute" : null,
    };

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var bus = settings.Create();
            using var start = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            try
            {
                (_bus, IsMute) = (bus, false);
                _ = StartAsync(bus, start.Token);
                await WatchAsync(stoppingToken);
                GivenUp(log);
            }
            finally
            {
                await start.CancelAsync();
                await StopAsync(bus);
            }
        }
    }

    async Task WatchAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Look);
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < Patience;)
        {
            await timer.WaitForNextTickAsync(ct);
            since = Trouble is null || !topology.IsReached ? Stopwatch.GetTimestamp() : since;
        }
    }

    // It returns when the broker was there, however long that takes.
    async Task StartAsync(IBusControl bus, CancellationToken ct)
    {
        try
        {
            await bus.StartAsync(ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotStarted(log, failure);
        }
    }

    static async Task StopAsync(IBusControl bus)
    {
        using var limit = new CancellationTokenSource(StopLimit);
        await ((Task)bus.StopAsync(limit.Token).WaitAsync(StopLimit * 1.5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker is there, but the bus is not with it: another is started in its place")]
    private static partial void GivenUp(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bus was not started")]
    private static partial void NotStarted(ILogger log, Exception failure);
}
