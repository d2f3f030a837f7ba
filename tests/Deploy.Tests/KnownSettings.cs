namespace TransferScheme.Deploy.Tests;

/// <summary>The settings that the code reads, by the names it reads them by.</summary>
static class KnownSettings
{
    /// <summary>The services with a store, as schemas, connection strings and the front door name them.</summary>
    internal static IReadOnlyList<string> Services { get; } =
        ["referrals", "allocation", "age_assessments", "refusals", "dashboards", "identity"];

    static readonly HashSet<string> All =
    [
        .. Services.Select(s => $"ConnectionStrings:{s}"), "ConnectionStrings:Scheme", "RabbitMq:Uri", "Protection:MasterKeyFile",
        "Services:Address", "Services:TokenAddress", "Services:ClientId", "Services:ClientSecretFile",
        "Identity:Issuer", "Identity:Metadata", "Identity:TokenLifetime", "Identity:KeyLifetime", "Identity:KeyNotice",
        .. Services.Append("portal").Select(s => $"FrontDoor:Services:{s}"),
        "Telemetry:Otlp", "Hosting:Drain", "Secrets:Folder", "ASPNETCORE_ENVIRONMENT",
    ];

    static readonly string[] Everywhere = ["ASPNETCORE_ENVIRONMENT", "Hosting:Drain"];

    /// <summary>Whether the code reads a setting in Production.</summary>
    internal static bool Knows(string name) => All.Contains(name);

    /// <summary>Whether whoever knows its value may do what others may not.</summary>
    internal static bool IsSecret(string name) => name.StartsWith("ConnectionStrings:", StringComparison.Ordinal) || name == "RabbitMq:Uri";

    /// <summary>What a host cannot do without, or does wrongly.</summary>
    /// <param name="name">The host's container, such as <c>age-assessments</c>.</param>
    internal static IEnumerable<string> RequiredBy(string name) =>
        name == "front-door" ? [.. Everywhere, .. Services.Append("portal").Select(s => $"FrontDoor:Services:{s}")]
        : ServiceOf(name) is { } service ?
        [
            .. Everywhere, $"ConnectionStrings:{service}", "RabbitMq:Uri", "Protection:MasterKeyFile", "Services:Address", "Secrets:Folder",
            .. service == "identity" ? ["Identity:Issuer"] : Array.Empty<string>(),
        ]
        : Everywhere;

    /// <summary>The service that a container runs; null when it keeps nothing.</summary>
    internal static string? ServiceOf(string name) => Services.FirstOrDefault(s => s == name.Replace('-', '_'));
}
