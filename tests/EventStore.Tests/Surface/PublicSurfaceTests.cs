using System.Reflection;

namespace TransferScheme.EventStore.Tests.Surface;

/// <summary>The public surface is the list in PublicSurface.txt: no less, or services fail; no more, or the swap does.</summary>
public sealed class PublicSurfaceTests
{
    static readonly Assembly _store = typeof(IDocumentStore).Assembly;

    /// <summary>Ours, beside the API: only what watches the process names them, so that services stay with the API.</summary>
    static readonly string[] _ours =
    [
        "StoreHealth", "StoreHealthReport", "StoreAlarm", "StoreAlarmKind", "MarkHealth", "GapHealth", "ShardHealth", "ShardCondition",
        "OpenTransaction",
    ];

    static readonly string[] _actual = [.. Signatures.Of(_store.GetExportedTypes().Where(t => !_ours.Contains(t.Name)))];

    [Fact]
    public async Task Given_the_list_when_compared_then_nothing_is_missing() => (await ListedAsync()).Except(_actual).ShouldBeEmpty();

    [Fact]
    public async Task Given_the_list_when_compared_then_nothing_is_extra() => _actual.Except(await ListedAsync()).ShouldBeEmpty();

    [Fact]
    public void Given_public_types_when_looked_at_then_all_are_in_the_one_namespace() =>
        _store.GetExportedTypes().Select(t => t.Namespace).Distinct().ShouldBe(["TransferScheme.EventStore"]);

    [Fact]
    public async Task Given_a_type_that_is_not_listed_when_compared_then_it_is_noticed()
    {
        var withOneMore = Signatures.Of([typeof(IDocumentStore), typeof(PublicSurfaceTests)]);

        withOneMore.Except(await ListedAsync()).ShouldContain("class PublicSurfaceTests");
    }

    static async Task<string[]> ListedAsync()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Surface", "PublicSurface.txt");
        return [.. (await File.ReadAllLinesAsync(path)).Where(line => line.Length > 0 && line[0] != '#')];
    }
}
