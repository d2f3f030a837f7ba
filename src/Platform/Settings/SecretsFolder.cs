using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace TransferScheme.Platform.Settings;

/// <summary>
/// Settings by file: every file of the folder that <c>Secrets:Folder</c> names is a setting, as containers are given their secrets.
/// The name is that of the environment variable, the value what the file holds, without the line's end. A file gives way to an
/// environment variable and to the command line of the same name, as everything does that is set closer to the process.
/// </summary>
static class SecretsFolder
{
    const string Name = "Secrets:Folder";

    internal static void AddSecretsFolder(this ConfigurationManager configuration)
    {
        if (configuration[Name] is not { Length: > 0 } folder || !Directory.Exists(folder))
        {
            return;
        }

        // The sources are in rising order; the last of these is that of all environment variables, the earlier ones are the framework's.
        var sources = ((IConfigurationBuilder)configuration).Sources;
        var variables = sources.OfType<EnvironmentVariablesConfigurationSource>().Last();
        var files = new ConfigurationBuilder().AddKeyPerFile(Path.GetFullPath(folder)).Sources[0];
        sources.Insert(sources.IndexOf(variables), files);
    }

    internal static IReadOnlyList<string> Faults(IConfiguration configuration) =>
        configuration[Name] is { Length: > 0 } folder && !Directory.Exists(folder) ? [$"{Name} names {folder}, which is no folder."] : [];
}
