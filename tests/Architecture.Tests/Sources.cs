using System.Text.RegularExpressions;
using TransferScheme.TestKit;

namespace TransferScheme.Architecture.Tests;

/// <summary>A text file of the project.</summary>
/// <param name="Path">Its path from the root, with forward slashes.</param>
/// <param name="Text">What it says.</param>
sealed partial record Source(string Path, string Text)
{
    /// <summary>How many lines it has.</summary>
    internal int Lines => Text.Count(c => c == '\n');

    /// <summary>What it says without comments, so that prose does not count as code.</summary>
    internal string Code => Comment().Replace(Text, "");

    /// <summary>What a pattern finds in the code, in order.</summary>
    internal IEnumerable<string> Find(string pattern) =>
        Regex.Matches(Code, pattern, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Select(m => m.Value);

    /// <summary>Whether it lies in one of the folders.</summary>
    internal bool IsIn(params IEnumerable<string> folders) => folders.Any(folder => Path.StartsWith(folder, StringComparison.Ordinal));

    [GeneratedRegex("""^\s*//.*$""", RegexOptions.Multiline, 1000)]
    private static partial Regex Comment();
}

/// <summary>The files of the project, without what builds and runs leave behind.</summary>
static class Sources
{
    static readonly string[] LeftBehind = ["bin", "obj", "node_modules", "TestResults"];

    static readonly string[] Texts =
        [".cs", ".cshtml", ".csproj", ".props", ".sln", ".json", ".md", ".yml", ".yaml", ".csv", ".txt", ".sh", ".js", ".css", ".sql", ""];

    /// <summary>Every text file, also scripts and settings.</summary>
    internal static IReadOnlyList<Source> All { get; } = [.. Read(new DirectoryInfo(Repository.Root)).OrderBy(s => s.Path, StringComparer.Ordinal)];

    /// <summary>The C# of the product.</summary>
    internal static IReadOnlyList<Source> Product { get; } =
        [.. All.Where(s => s.IsIn("src/") && s.Path.EndsWith(".cs", StringComparison.Ordinal))];

    /// <summary>The projects of the product.</summary>
    internal static IReadOnlyList<Source> Projects { get; } =
        [.. All.Where(s => s.IsIn("src/") && s.Path.EndsWith(".csproj", StringComparison.Ordinal))];

    static IEnumerable<Source> Read(DirectoryInfo folder) =>
    [
        .. folder.EnumerateFiles().Where(f => Texts.Contains(f.Extension)).Select(f => new Source(
            Path.GetRelativePath(Repository.Root, f.FullName).Replace('\\', '/'), File.ReadAllText(f.FullName))),
        .. folder.EnumerateDirectories().Where(d => !LeftBehind.Contains(d.Name) && d.Name is not (".git" or ".local" or "secrets")).SelectMany(Read),
    ];
}
