using Microsoft.Extensions.Configuration;
using Npgsql;

namespace TransferScheme.Platform.Settings;

/// <summary>
/// Secrets and switches of development, with which no host starts in Production. It looks at the settings alone: a database or a
/// broker that is away keeps no host from starting.
/// </summary>
static class ProductionCheck
{
    const int ShortestSecret = 32;

    /// <summary>Addresses on the way to which people's sign-ins pass.</summary>
    static readonly string[] Secure = ["Identity:Metadata", "Portal:Address"];

    /// <summary>Why a host may not start in Production; empty when it may. Never tells a secret.</summary>
    /// <param name="configuration">The settings.</param>
    internal static IReadOnlyList<string> Faults(IConfiguration configuration) =>
    [
        .. SchemeSettings.All.Where(s => s.DevelopmentOnly && configuration[s.Name] is { Length: > 0 })
            .Select(s => $"{s.Name} belongs to development: unset it."),
        .. configuration["Protection:MasterKeyFile"] is { Length: > 0 } key && IsOpenToOthers(key)
            ? ["The file in Protection:MasterKeyFile can be read or written by other users: chmod o-rwx."]
            : Array.Empty<string>(),
        .. configuration["RabbitMq:Uri"] is { Length: > 0 } broker && IsGuest(broker)
            ? ["RabbitMq:Uri signs in as guest, whose password everybody knows: make a user."]
            : Array.Empty<string>(),
        .. configuration["Portal:ClientSecret"] is { Length: > 0 and < ShortestSecret }
            ? [$"Portal:ClientSecret is shorter than {ShortestSecret} characters: make a random one."]
            : Array.Empty<string>(),
        .. Secure
            .Where(name => configuration[name] is { Length: > 0 } address && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            .Select(name => $"{name} must begin with https: whoever reads the way reads who signs in."),
        .. configuration.GetSection("ConnectionStrings").GetChildren()
            .Where(c => c.Value is { Length: > 0 } database && IsSuperuser(database))
            .Select(c => $"ConnectionStrings:{c.Key} signs in as postgres, who sees every schema: name the service's own user."),
    ];

    // By handle, so that of a link (as secrets are mounted in containers) the file behind it counts. A group is let in: containers
    // that run as a user of their own get their secrets through it.
    static bool IsOpenToOthers(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
        {
            return false;
        }

        using var file = File.OpenHandle(path);
        return (File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != UnixFileMode.None;
    }

    // Without a user in the address the bus would sign in as guest.
    static bool IsGuest(string broker) =>
        Uri.TryCreate(broker, UriKind.Absolute, out var address) && Uri.UnescapeDataString(address.UserInfo.Split(':')[0]) is "" or "guest";

    static bool IsSuperuser(string database)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(database).Username is null or "" or "postgres";
        }
        catch (ArgumentException)
        {
            // It cannot be read: whoever opens the database says so.
            return false;
        }
    }
}
