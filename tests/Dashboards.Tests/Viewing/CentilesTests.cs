using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Tests.Viewing;

public sealed class CentilesTests
{
    static readonly Arbitrary<int[]> Days = Gen.Choose(0, 40).NonEmptyListOf().Select(d => d.Order().ToArray()).ToArbitrary();

    [Fact]
    public void Given_nothing_then_nothing_is_told()
    {
        Centiles.MedianTenths([]).ShouldBeNull();
        Centiles.NinetiethTenths([]).ShouldBeNull();
        Centiles.PercentTenths(0, 0).ShouldBeNull();
        Centiles.PercentTenths(null, 5).ShouldBeNull();
        Centiles.PercentTenths(5, null).ShouldBeNull();
    }

    [Theory]
    [InlineData(new[] { 4 }, 40, 40)]
    [InlineData(new[] { 4, 9 }, 65, 90)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 55, 90)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }, 60, 100)]
    public void Given_days_in_order_then_the_median_and_the_ninetieth_centile_in_tenths(int[] days, long median, long ninetieth)
    {
        Centiles.MedianTenths(days).ShouldBe(median);
        Centiles.NinetiethTenths(days).ShouldBe(ninetieth);
    }

    [Theory]
    [InlineData(1, 3, 333)]
    [InlineData(2, 3, 667)]
    [InlineData(1, 2000, 1)]
    [InlineData(1, 2001, 0)]
    [InlineData(7, 7, 1000)]
    public void Given_a_part_then_its_share_in_tenths_of_a_per_cent_rounded_half_up(long part, long whole, long tenths) =>
        Centiles.PercentTenths(part, whole).ShouldBe(tenths);

    [Fact]
    public void Given_any_days_then_the_median_has_as_many_on_either_side() =>
        Prop.ForAll(Days, days =>
        {
            var median = Centiles.MedianTenths(days)!.Value;
            return days.Count(d => d * 10 < median) * 2 <= days.Length && days.Count(d => d * 10 > median) * 2 <= days.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_days_then_the_ninetieth_centile_is_the_fewest_that_nine_in_ten_do_not_exceed() =>
        Prop.ForAll(Days, days =>
        {
            var ninetieth = Centiles.NinetiethTenths(days)!.Value / 10;
            return ninetieth == days.First(d => days.Count(other => other <= d) * 10 >= days.Length * 9);
        }).QuickCheckThrowOnFailure();
}
