using System.Text.RegularExpressions;
using TransferScheme.TestKit;

namespace TransferScheme.Deploy.Tests;

/// <summary>What there is to install: the hosts of the solution, and their names outside it.</summary>
static partial class Project
{
    /// <summary>Every host that runs as a process of its own, such as <c>AgeAssessments.Host</c>.</summary>
    internal static IReadOnlyList<string> Hosts { get; } =
        [.. Directory.EnumerateDirectories(PathOf("src/Hosts"), "*.Host").Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    /// <summary>The names of their containers, such as <c>age-assessments</c>.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. Hosts.Select(NameOf)];

    internal static string NameOf(string host) => WordStart().Replace(host[..^".Host".Length], "-").ToLowerInvariant();

    internal static string PathOf(string path) => Path.Combine(Repository.Root, path);

    internal static string Read(string path) => File.ReadAllText(PathOf(path));

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex WordStart();
}
