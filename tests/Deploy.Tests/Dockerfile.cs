using System.Text.RegularExpressions;

namespace TransferScheme.Deploy.Tests;

/// <summary>A Dockerfile, instruction by instruction.</summary>
/// <param name="Instructions">Each instruction and the rest of its line; continued lines are joined.</param>
sealed partial record Dockerfile(IReadOnlyList<(string Name, string Words)> Instructions)
{
    internal static Dockerfile Ours { get; } = Read(Project.Read("deploy/docker/Dockerfile"));

    internal static Dockerfile Read(string text) => new(
    [
        .. Comment().Replace(text, "").Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => (l.Split(' ')[0], l[l.IndexOf(' ', StringComparison.Ordinal)..].Trim())),
    ]);

    internal IEnumerable<string> Of(string name) => Instructions.Where(i => i.Name == name).Select(i => i.Words);

    /// <summary>The instructions that make the image that is shipped.</summary>
    internal Dockerfile Shipped => new([.. Instructions.Skip(Instructions.ToList().FindLastIndex(i => i.Name == "FROM"))]);

    /// <summary>Images whose version may change without anybody's doing.</summary>
    internal IEnumerable<string> Unpinned => Of("FROM").Select(f => f.Split(' ')[0]).Where(i => !Pinned().IsMatch(i));

    /// <summary>Whether the image runs as root unless told otherwise.</summary>
    internal bool RunsAsRoot => !(Shipped.Of("USER").LastOrDefault() is { } user && NotRoot().IsMatch(user));

    /// <summary>What is copied from outside.</summary>
    internal IEnumerable<string> Copied =>
        Instructions.Where(i => i.Name is "COPY" or "ADD" && !i.Words.StartsWith("--from=", StringComparison.Ordinal))
            .SelectMany(i => i.Words.Split(' ')[..^1]);

    /// <summary>Names that look as if a secret came with them, and whole folders in which one may lie.</summary>
    internal IEnumerable<string> Suspicious =>
        Copied.Where(c => c is "." or "./" or "/" || Secret().IsMatch(c))
            .Concat(Of("ARG").Concat(Of("ENV")).Where(v => Secret().IsMatch(v)));

    /// <summary>The hosts that are spoken of.</summary>
    internal static IEnumerable<string> HostsIn(string text) => HostName().Matches(text).Select(m => m.Value).Distinct();

    [GeneratedRegex(@"^\s*#.*\n", RegexOptions.Multiline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^mcr\.microsoft\.com/dotnet/(sdk|aspnet):10\.0(\.\d+)?-[a-z]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pinned();

    [GeneratedRegex(@"^[1-9]\d*(:[1-9]\d*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotRoot();

    [GeneratedRegex("secret|password|token|master.?key|credential|\\.env$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+\.Host\b", RegexOptions.None, 1000)]
    private static partial Regex HostName();
}
