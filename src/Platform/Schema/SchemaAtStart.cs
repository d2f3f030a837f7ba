using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferScheme.Platform.Health;

namespace TransferScheme.Platform.Schema;

/// <summary>
/// Before a host takes requests its schemas are as this version needs them. In Production it only looks, because there a deploy step
/// applies them; elsewhere it makes what is missing. A database that is away stops no host: it is tried again until it is there.
/// </summary>
/// <param name="schemas">The schemas.</param>
/// <param name="environment">Tells Production.</param>
/// <param name="log">Tells what is missing.</param>
sealed partial class SchemaAtStart(Schemas schemas, IHostEnvironment environment, ILogger<SchemaAtStart> log)
    : BackgroundService, IHostedLifecycleService, IReadiness
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile string _fault = "the schemas have not been looked at";

    /// <summary>Completes once the schemas are as this version needs them.</summary>
    internal Task Ready => _ready.Task;

    /// <inheritdoc/>
    public string Name => _fault;

    /// <inheritdoc/>
    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => TryAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!IsReady)
        {
            await Task.Delay(Pause, stoppingToken);
            await TryAsync(stoppingToken);
        }
    }

    async Task TryAsync(CancellationToken ct)
    {
        try
        {
            if (environment.IsProduction())
            {
                Judge(await schemas.FaultsAsync(ct));
            }
            else
            {
                await schemas.ApplyAsync(ct);
                _ready.TrySetResult();
            }
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            Tell("the schemas cannot be looked at", failure.Message);
        }
    }

    void Judge(IReadOnlyList<(string Service, string Fault)> faults)
    {
        if (faults.Count == 0)
        {
            _ready.TrySetResult();
            return;
        }

        var services = string.Join(" and ", faults.Select(f => f.Service));
        Tell(
            $"the schema of {services} must be made or brought up to date first, by apply-schema",
            string.Join("; ", faults.Select(f => f.Fault)));
    }

    // Once for each fault, however long it lasts.
    void Tell(string fault, string detail)
    {
        if (fault != _fault)
        {
            _fault = fault;
            NotReady(log, fault, detail.Length > 300 ? $"{detail[..300]} …" : detail);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: {Fault} ({Detail})")]
    private static partial void NotReady(ILogger log, string fault, string detail);
}

/// <summary>Registers the schemas' keeping, and applies them.</summary>
static class SchemaRegistration
{
    internal static void AddSchemaAtStart(this IServiceCollection services) =>
        services.AddSingleton<Schemas>().AddSingleton<SchemaAtStart>()
            .AddSingleton<IReadiness>(provider => provider.GetRequiredService<SchemaAtStart>())
            .AddHostedService(provider => provider.GetRequiredService<SchemaAtStart>());

    /// <summary>Applies the schemas of a host's services and tells of each on standard output.</summary>
    /// <param name="services">The host's services.</param>
    internal static async Task ApplySchemasAsync(this IServiceProvider services)
    {
        var schemas = services.GetService<Schemas>() ?? throw new InvalidOperationException("This host keeps nothing in a database.");
        foreach (var service in await schemas.ApplyAsync(CancellationToken.None))
        {
            await Console.Out.WriteLineAsync($"The schema of {service} is as this version needs it.");
        }
    }
}
