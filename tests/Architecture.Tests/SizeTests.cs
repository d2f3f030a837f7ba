using TransferScheme.TestKit;

namespace TransferScheme.Architecture.Tests;

/// <summary>How large things may grow before somebody must say why, and what may lie at the root.</summary>
public sealed class SizeTests
{
    const int LongestFile = 300;
    const int LargestFolder = 500;

    /// <summary>Longer files of the product, and why.</summary>
    static readonly Dictionary<string, string> LongFiles = [];

    /// <summary>Folders of the shared plumbing that have outgrown their size: what they may have at most, and why.</summary>
    static readonly Dictionary<string, (int Most, string Why)> LargeFolders = new()
    {
        ["Deciding"] = (590, "One thought, the way of a command; two lines in five are documentation of what services call."),
    };

    [Fact]
    public void No_file_of_the_product_is_long_without_a_reason() => TooLong(Sources.Product).ShouldBeEmpty();

    [Fact]
    public void A_long_file_is_found() =>
        TooLong([new Source("src/A.cs", Lines(300)), new Source("src/B.cs", Lines(301))]).ShouldBe(["src/B.cs: 301 lines"]);

    [Fact]
    public void No_folder_of_the_platform_is_large_without_a_reason() => TooLarge(Sources.Product).ShouldBeEmpty();

    [Fact]
    public void A_large_folder_is_found() =>
        TooLarge(
        [
            new Source("src/Platform/Time/A.cs", Lines(300)), new Source("src/Platform/Time/B.cs", Lines(201)),
            new Source("src/Platform/Problems/C.cs", Lines(500)), new Source("src/Services/Refusals/D.cs", Lines(501)),
            new Source("src/Platform/Deciding/E.cs", Lines(590)),
        ]).ShouldBe(["src/Platform/Time: 501 lines"]);

    [Fact]
    public void The_root_holds_only_what_was_agreed() =>
        Strangers(new DirectoryInfo(Repository.Root).EnumerateFileSystemInfos().Select(i => i.Name)).ShouldBeEmpty();

    [Fact]
    public void A_stranger_at_the_root_is_found() => Strangers(["src", ".github", "README.md", "docs", "Makefile"]).ShouldBe(["docs", "Makefile"]);

    static IReadOnlyList<string> TooLong(IEnumerable<Source> sources) =>
        [.. sources.Where(s => s.Lines > LongestFile && !LongFiles.ContainsKey(s.Path)).Select(s => $"{s.Path}: {s.Lines} lines")];

    static IReadOnlyList<string> TooLarge(IEnumerable<Source> sources) =>
    [
        .. from source in sources
           where source.IsIn("src/Platform/")
           group source.Lines by source.Path.Split('/')[2] into folder
           where folder.Sum() > (LargeFolders.TryGetValue(folder.Key, out var allowed) ? allowed.Most : LargestFolder)
           select $"src/Platform/{folder.Key}: {folder.Sum()} lines",
    ];

    static IReadOnlyList<string> Strangers(IEnumerable<string> names) =>
    [
        .. names.Where(n => n[0] != '.').Except(
        [
            "src", "tests", "deploy", "docker-compose.yml", "TransferScheme.sln", "README.md", "LICENSE",
            "Directory.Build.props", "Directory.Packages.props", "global.json",
            // Pictures of every page, which the tests take; the repository ignores them.
            "artifacts",
            // What deploy/docker/make-secrets makes; the repository ignores it.
            "secrets",
        ]),
    ];

    static string Lines(int count) => new('\n', count);
}
