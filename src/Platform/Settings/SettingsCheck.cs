using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Settings;

/// <summary>Before anything else starts: refuses settings that cannot be meant, and a host of services without its master key.</summary>
/// <param name="configuration">The settings.</param>
/// <param name="environment">Tells Production.</param>
/// <param name="services">The master key, where the host has one.</param>
sealed class SettingsCheck(IConfiguration configuration, IHostEnvironment environment, IServiceProvider services) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Check(configuration, environment);
        services.GetService<MasterKey>();
        return Task.CompletedTask;
    }

    /// <summary>Refuses settings that cannot be meant.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="environment">Tells Production.</param>
    /// <exception cref="InvalidOperationException">There are such; the message names them all.</exception>
    internal static void Check(IConfiguration configuration, IHostEnvironment environment)
    {
        string[] faults =
        [
            .. SecretsFolder.Faults(configuration),
            .. UnknownSettings.Faults(configuration),
            .. environment.IsProduction() ? ProductionCheck.Faults(configuration) : [],
        ];
        if (faults.Length > 0)
        {
            throw new InvalidOperationException(string.Join(" ", faults));
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
