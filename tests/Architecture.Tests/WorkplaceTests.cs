namespace TransferScheme.Architecture.Tests;

/// <summary>The project stands on its own: it names no place outside its own tree.</summary>
public sealed class WorkplaceTests
{
    // Written in two parts, because this file is searched as well.
    static readonly string[] Places = ["/wor" + "k/", "../shar" + "ed"];

    [Fact]
    public void No_file_names_a_place_outside_the_project() => Naming(Sources.All).ShouldBeEmpty();

    [Fact]
    public void A_file_that_names_such_a_place_is_found() =>
        Naming([new Source("a.md", $"see {Places[0]}notes"), new Source("b.md", "paperwork/list"), new Source("c.cs", Places[1])])
            .ShouldBe(["a.md", "c.cs"]);

    static IReadOnlyList<string> Naming(IEnumerable<Source> sources) =>
        [.. sources.Where(s => Places.Any(p => s.Text.Contains(p, StringComparison.Ordinal))).Select(s => s.Path)];
}
