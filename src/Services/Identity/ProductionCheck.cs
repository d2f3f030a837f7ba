using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using TransferScheme.Identity.Demo;

namespace TransferScheme.Identity;

/// <summary>
/// In Production the host does not start with a secret of development: a master key that other users can read, a demo or simulated
/// clock that is switched on, or a store in which a demo's clients are enrolled.
/// </summary>
/// <param name="environment">Tells Production.</param>
/// <param name="configuration">The settings.</param>
/// <param name="store">People and clients.</param>
sealed class ProductionCheck(IHostEnvironment environment, IConfiguration configuration, IIdentityStore store) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsProduction())
        {
            return;
        }

        await using var session = store.QuerySession();
        var demo = await session.QueryAsync<Clients.Client>(
            "where starts_with(data ->> 'clientId', ?) limit 1", cancellationToken, DemoRoster.Prefix);
        if (FaultOf(configuration, demo.Count > 0) is { } fault)
        {
            throw new InvalidOperationException(fault);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Why a host may not start in Production; null when it may.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="demoEnrolled">Whether the store holds clients of a demo.</param>
    internal static string? FaultOf(IConfiguration configuration, bool demoEnrolled) =>
        IsOpenToOthers(configuration["Protection:MasterKeyFile"]!) ? "The file in Protection:MasterKeyFile can be read by other users: chmod 600."
        : configuration["Demo:File"] is { Length: > 0 } ? "Demo:File belongs to development: unset it."
        : configuration["Development:Clock"] is { Length: > 0 } ? "Development:Clock belongs to development: unset it."
        : demoEnrolled ? "Clients of a demo are enrolled in this database: use one that no demo has run on."
        : null;

    // By handle, so that of a link (as secrets are mounted in containers) the file behind it counts.
    static bool IsOpenToOthers(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        using var file = File.OpenHandle(path);
        return (File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != UnixFileMode.None;
    }
}
