namespace TransferScheme.EventStore.Tests.Surface;

/// <summary>The public surface is what PublicSurface.txt lists, the subset of Marten 9: no less, or services fail; no more, or the swap does.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly string[] _actual = [.. Signatures.Of(typeof(IDocumentStore).Assembly)];

    [Fact]
    public async Task Given_the_list_when_compared_then_nothing_is_missing() => (await ListedAsync()).Except(_actual).ShouldBeEmpty();

    [Fact]
    public async Task Given_the_list_when_compared_then_nothing_is_extra() => _actual.Except(await ListedAsync()).ShouldBeEmpty();

    [Fact]
    public void Given_public_types_when_looked_at_then_all_are_in_the_one_namespace() =>
        typeof(IDocumentStore).Assembly.GetExportedTypes().Select(t => t.Namespace).Distinct().ShouldBe(["TransferScheme.EventStore"]);

    [Fact]
    public void Given_another_assembly_when_compared_then_the_comparison_tells_it_apart() =>
        Signatures.Of(typeof(PublicSurfaceTests).Assembly).Except(_actual).ShouldNotBeEmpty();

    private static async Task<string[]> ListedAsync()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Surface", "PublicSurface.txt");
        return [.. (await File.ReadAllLinesAsync(path)).Where(line => line.Length > 0 && line[0] != '#')];
    }
}
