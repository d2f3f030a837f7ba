namespace TransferScheme.Rota.Tests;

public sealed class UnitsTests
{
    [Fact]
    public void Given_three_equal_weights_when_one_child_is_split_then_the_unit_left_over_goes_to_the_first() =>
        Units.Split([1, 1, 1], 1).ShouldBe([333_333_333_334, 333_333_333_333, 333_333_333_333]);

    [Fact]
    public void Given_some_without_weight_when_split_then_they_get_nothing_and_no_unit_left_over() =>
        Units.Split([0, 1, 0, 1, 1], 1).ShouldBe([0, 333_333_333_334, 0, 333_333_333_333, 333_333_333_333]);

    [Fact]
    public void Given_group_and_large_weights_when_split_then_exact_beyond_64_bits() =>
        Units.Split([long.MaxValue - 1, 1], 4).ShouldBe([4_000_000_000_000, 0]);

    [Fact]
    public void Given_weights_beyond_what_is_counted_when_split_then_an_error() =>
        Should.Throw<OverflowException>(() => Units.Split([long.MaxValue, 1], 1));

    [Fact]
    public void Given_nobody_when_split_then_an_error_and_no_child_is_lost() =>
        Should.Throw<ArgumentException>(() => Units.Split([0, 0], 1)).Message.ShouldContain("at least one authority");

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
}
