using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace TransferScheme.Platform.Settings;

/// <summary>The first thing a host does: refuses settings that cannot be meant, before anything complains of one that is missing.</summary>
static class SettingsCheck
{
    /// <summary>Checks the settings.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="environment">Tells Production.</param>
    /// <exception cref="InvalidOperationException">There are such settings; the message names them all.</exception>
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
}
