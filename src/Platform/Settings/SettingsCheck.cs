using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Settings;

/// <summary>Refuses a start on settings that cannot be meant, and that of a host of services without its master key.</summary>
sealed class SettingsCheck : IHostedService
{
    /// <summary>
    /// Checks: here, because a host makes all that it runs before it starts any of it, this first. What reads a setting would
    /// otherwise complain that it is missing, and not that another is misspelt.
    /// </summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="environment">Tells Production.</param>
    /// <param name="services">The master key, where the host has one.</param>
    public SettingsCheck(IConfiguration configuration, IHostEnvironment environment, IServiceProvider services)
    {
        Check(configuration, environment);
        services.GetService<MasterKey>();
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
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
