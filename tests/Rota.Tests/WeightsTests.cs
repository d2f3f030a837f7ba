namespace TransferScheme.Rota.Tests;

public sealed class WeightsTests
{
    [Fact]
    public void Given_region_share_when_divided_by_population_then_largest_remainder_and_the_first_id_of_equals() =>
        Weights.ByRegionalShares(
            [new("c", "x", 1), new("a", "x", 1), new("b", "x", 1), new("d", "y", 2), new("e", "y", 4)],
            new Dictionary<string, int> { ["x"] = 1, ["y"] = 1 })
            .Select(w => (w.Key, w.Value))
            .ShouldBe([("a", 333_334), ("b", 333_333), ("c", 333_333), ("d", 333_333), ("e", 666_667)]);

    [Fact]
    public void Given_share_of_nothing_or_region_without_children_when_divided_then_each_weighs_at_least_1() =>
        Weights.ByRegionalShares(
            [new("a", "x", 100), new("b", "x", 100), new("c", "y", 0), new("d", "z", 0), new("e", "z", 1_500_000)],
            new Dictionary<string, int> { ["x"] = 0, ["y"] = 0, ["z"] = 1 })
            .Select(w => (w.Key, w.Value))
            .ShouldBe([("a", 1), ("b", 1), ("c", 1), ("d", 1), ("e", 1_000_000)]);

    [Fact]
    public void Given_region_without_a_share_when_divided_then_an_error() =>
        Should.Throw<KeyNotFoundException>(() => Weights.ByRegionalShares([new("a", "x", 1)], new Dictionary<string, int>()));
}
