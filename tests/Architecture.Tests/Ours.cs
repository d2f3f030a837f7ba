using System.Reflection;

namespace TransferScheme.Architecture.Tests;

/// <summary>The assemblies of the product that a host runs.</summary>
static class Ours
{
    /// <summary>The services, by name; each is one assembly.</summary>
    internal static IReadOnlyList<string> ServiceNames { get; } =
        ["AgeAssessments", "Allocation", "Dashboards", "Identity", "Referrals", "Refusals"];

    /// <summary>The services.</summary>
    internal static IReadOnlyList<Assembly> Services { get; } = [.. ServiceNames.Select(Load)];

    /// <summary>The messages.</summary>
    internal static Assembly Contracts { get; } = Load("Contracts");

    /// <summary>The shared plumbing.</summary>
    internal static Assembly Platform { get; } = Load("Platform");

    /// <summary>All of them, with the store.</summary>
    internal static IReadOnlyList<Assembly> All { get; } = [.. Services, Contracts, Platform, Load("EventStore")];

    /// <summary>Types as people wrote them: nothing that the compiler made.</summary>
    internal static IEnumerable<Type> Written(this IEnumerable<Assembly> assemblies) =>
        assemblies.SelectMany(a => a.GetTypes()).Where(t => !t.Name.Contains('<', StringComparison.Ordinal));

    static Assembly Load(string name) => Assembly.Load($"TransferScheme.{name}");
}
