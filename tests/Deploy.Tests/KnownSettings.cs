using TransferScheme.Platform.Settings;

namespace TransferScheme.Deploy.Tests;

/// <summary>The settings that the code reads, by the names it reads them by.</summary>
static class KnownSettings
{
    static readonly string[] Everywhere = ["ASPNETCORE_ENVIRONMENT", "Hosting:Drain"];

    /// <summary>Whether the code reads a setting in Production.</summary>
    internal static bool Knows(string name) =>
        name == "ASPNETCORE_ENVIRONMENT" || (SchemeSettings.Knows(name) && !SchemeSettings.All.Any(s => s.DevelopmentOnly && s.Name == name));

    /// <summary>Whether whoever knows its value may do what others may not.</summary>
    internal static bool IsSecret(string name) => name.StartsWith("ConnectionStrings:", StringComparison.Ordinal) || name is "RabbitMq:Uri" or "Notices:Smtp" or "Portal:ClientSecret";

    /// <summary>What a host cannot do without, or does wrongly.</summary>
    /// <param name="name">The host's container, such as <c>age-assessments</c>.</param>
    internal static IEnumerable<string> RequiredBy(string name) =>
        name == "front-door" ? [.. Everywhere, .. SchemeSettings.Services.Append("portal").Select(s => $"FrontDoor:Services:{s}")]
        : name == "portal" ? [.. Everywhere, "Services:Address", "Secrets:Folder", "Portal:ClientSecret"]
        : ServiceOf(name) is { } service ?
        [
            .. Everywhere, $"ConnectionStrings:{service}", "RabbitMq:Uri", "Protection:MasterKeyFile", "Services:Address", "Secrets:Folder",
            .. service == "identity" ? ["Identity:Issuer", "Portal:ClientSecret"] : Array.Empty<string>(),
        ]
        : Everywhere;

    /// <summary>The service that a container runs; null when it keeps nothing.</summary>
    internal static string? ServiceOf(string name) => SchemeSettings.Services.FirstOrDefault(s => s == name.Replace('-', '_'));
}
