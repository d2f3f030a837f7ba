using System.Collections.Frozen;

namespace TransferScheme.FrontDoor.Host.Forwarding;

/// <summary>What a service serves.</summary>
/// <param name="Service">Its name in the settings.</param>
/// <param name="Segments">The first path segments after <c>/api/v1</c> that are its own.</param>
sealed record Served(string Service, IReadOnlyList<string> Segments);

/// <summary>Who serves what: the table of the HTTP contract, and the whole of what the front door decides.</summary>
static class Routes
{
    /// <summary>The pages: all that is neither of the API nor of the front door itself.</summary>
    internal const string Portal = "portal";

    const string Identity = "identity";

    /// <summary>The services of the API, with their segments.</summary>
    internal static IReadOnlyList<Served> Table { get; } =
    [
        new("referrals", ["referrals", "transfers"]),
        new("allocation", ["authorities", "regions", "reason-codes", "rota", "allocations", "offers"]),
        new("age_assessments", ["age-assessments"]),
        new("refusals", ["refusals", "refusal-grounds", "directions"]),
        new("dashboards", ["dashboards", "events", "webhooks"]),
        new(Identity, ["people", "clients", "development"]),
    ];

    static readonly FrozenDictionary<string, string> Owners = Table
        .SelectMany(served => served.Segments, (served, segment) => KeyValuePair.Create(segment, served.Service))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The service that a path belongs to; null for one that nobody serves.</summary>
    /// <param name="path">The path, decoded, without the query.</param>
    internal static string? ServiceOf(string path) => path.Split('/', 5) switch
    {
        [_, var api, var v1, var segment, ..] when Same(api, "api") && Same(v1, "v1") => Owners.GetValueOrDefault(segment),
        [_, var operations, var service, ..] when Same(operations, "operations") =>
            Table.FirstOrDefault(served => served.Service == service)?.Service,
        [_, var first, ..] when Same(first, "connect") || Same(first, ".well-known") => Identity,
        [_, var first, ..] when IsOurs(first) => null,
        _ => Portal,
    };

    // The front door answers some of these itself, where a route matches; below them is nothing else.
    static bool IsOurs(string first) =>
        Same(first, "api") || Same(first, "operations") || Same(first, "health") || Same(first, "openapi") || Same(first, "docs")
        || Same(first, "asyncapi");

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
