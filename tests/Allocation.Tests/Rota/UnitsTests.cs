using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

public sealed class UnitsTests
{
    [Fact]
    public void Given_three_equal_weights_when_one_child_is_split_then_the_unit_left_over_goes_to_the_first_id() =>
        Units.Split(["c", "a", "b"], 1, Weights(("a", 1), ("b", 1), ("c", 1)))
            .ShouldBe([new("a", 333_333_333_334), new("b", 333_333_333_333), new("c", 333_333_333_333)]);

    [Fact]
    public void Given_ids_when_split_then_ordered_by_code_unit_and_not_by_language() =>
        Units.Split(["b", "a", "B", "A10", "A2"], 1, Weights(("a", 1), ("b", 1), ("B", 1), ("A10", 1), ("A2", 1)))
            .Select(s => s.Authority).ShouldBe(["A10", "A2", "B", "a", "b"]);

    [Fact]
    public void Given_group_and_large_weights_when_split_then_exact_beyond_64_bits() =>
        Units.Split(["a", "b"], 4, Weights(("a", long.MaxValue), ("b", 1)))
            .ShouldBe([new("a", 4_000_000_000_000), new("b", 0)]);

    [Fact]
    public void Given_nobody_when_split_then_an_error_and_no_child_is_lost() =>
        Should.Throw<ArgumentException>(() => Units.Split([], 1, Weights())).Message.ShouldContain("at least one authority");

    [Theory]
    [InlineData(7, 2, 3, 4)]
    [InlineData(-7, 2, -4, -3)]
    [InlineData(6, 2, 3, 3)]
    [InlineData(-6, 2, -3, -3)]
    [InlineData(0, 2, 0, 0)]
    [InlineData(1, 2, 0, 1)]
    [InlineData(-1, 2, -1, 0)]
    public void Given_any_sign_when_divided_then_rounded_down_and_up(int dividend, int divisor, int floor, int ceiling)
    {
        Units.FloorDiv(dividend, divisor).ShouldBe((Int128)floor);
        Units.CeilDiv(dividend, divisor).ShouldBe((Int128)ceiling);
    }

    [Fact]
    public void Given_more_children_than_the_ledger_holds_when_counted_then_an_error() =>
        Should.Throw<OverflowException>(() => Units.Of(9_300_000));

    static Dictionary<string, long> Weights(params (string Id, long Weight)[] weights) => weights.ToDictionary(w => w.Id, w => w.Weight);
}
