using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TransferScheme.Platform.Time;

namespace TransferScheme.Platform.Schema;

/// <summary>
/// Runs what works by itself on the stores (readers, consumers, deadlines) once the schemas are as this version needs them and, in
/// development, the simulated clock is known. Before that it could only fail, and would take messages from another instance that can
/// handle them.
/// </summary>
/// <param name="schema">Tells of the schemas.</param>
/// <param name="services">The workers.</param>
sealed class Workers(SchemaAtStart schema, IServiceProvider services) : BackgroundService
{
    readonly List<IHostedService> _started = [];

    Task MayRun => Task.WhenAll(schema.Ready, services.GetService<SimulatedClock>()?.Started ?? Task.CompletedTask);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (MayRun.IsCompletedSuccessfully)
        {
            await StartAllAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var failures = new List<Exception>();
        foreach (var worker in Enumerable.Reverse(_started))
        {
            try
            {
                await worker.StopAsync(cancellationToken);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await MayRun.WaitAsync(stoppingToken);
        if (_started.Count == 0)
        {
            await StartAllAsync(stoppingToken);
        }

        // A worker that fails for good stops the host, as one that the host runs itself does.
        var running = _started.OfType<BackgroundService>().Select(w => w.ExecuteTask).OfType<Task>();
        await foreach (var ended in Task.WhenEach(running).WithCancellation(stoppingToken))
        {
            await ended;
        }
    }

    async Task StartAllAsync(CancellationToken ct)
    {
        foreach (var worker in services.GetKeyedServices<IHostedService>(nameof(Workers)))
        {
            _started.Add(worker);
            await worker.StartAsync(ct);
        }
    }
}

/// <summary>Registers the workers.</summary>
static class WorkersRegistration
{
    /// <summary>Makes workers of all hosted services that are registered after <see cref="Workers"/>, in their order.</summary>
    /// <param name="services">The host's services, all registered.</param>
    internal static void MakeWorkers(this IServiceCollection services)
    {
        var last = services.Index().First(s => s.Item.ImplementationType == typeof(Workers)).Index;
        foreach (var hosted in services.Skip(last + 1).Where(s => s.ServiceType == typeof(IHostedService)).ToList())
        {
            services.Remove(hosted);
            services.Add(hosted.ImplementationType is { } type
                ? ServiceDescriptor.KeyedSingleton(typeof(IHostedService), nameof(Workers), type)
                : ServiceDescriptor.KeyedSingleton<IHostedService>(nameof(Workers), (provider, _) =>
                    (IHostedService)(hosted.ImplementationInstance ?? hosted.ImplementationFactory!(provider))));
        }
    }
}
