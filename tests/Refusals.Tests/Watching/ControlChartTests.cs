using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Refusals.Watching;

namespace TransferScheme.Refusals.Tests.Watching;

/// <summary>Control charts: limits by the book, signals exactly, and no order of authorities by any figure.</summary>
public sealed class ControlChartTests
{
    [Fact]
    public void Limits_are_three_standard_errors_of_the_common_share_for_the_size_of_the_sample()
    {
        var common = new Proportion(10, 100);
        common.Share.ShouldBe(0.1m);
        common.Limits(100).ShouldBe((0.01m, 0.19m));
        common.Limits(9).ShouldBe((0m, 0.4m));
        new Proportion(50, 100).Limits(1).ShouldBe((0m, 1m));
        new Proportion(0, 100).Limits(4).ShouldBe((0m, 0m));
        new Proportion(100, 100).Limits(4).ShouldBe((1m, 1m));
        new Proportion(1, 3).Share.ShouldBe(0.3333m);
        new Proportion(0, 0).Share.ShouldBeNull();
        new Proportion(0, 0).Limits(3).ShouldBe((0m, 0m));
    }

    [Theory]
    [InlineData(19, 100, 10, 100, false)]
    [InlineData(20, 100, 10, 100, true)]
    [InlineData(1, 100, 10, 100, false)]
    [InlineData(0, 100, 10, 100, true)]
    [InlineData(0, 0, 10, 100, false)]
    [InlineData(5, 5, 100, 100, false)]
    [InlineData(30_000, 100_000, 100_000, 1_000_000, true)]
    public void A_sample_on_the_limit_is_inside_and_one_beyond_it_is_not(int count, int of, int all, int ofAll, bool outside) =>
        new Proportion(count, of).IsOutside(new Proportion(all, ofAll)).ShouldBe(outside);

    [Fact]
    public void The_exact_test_agrees_with_the_limits_in_decimals() =>
        Prop.ForAll(
            Gen.Choose(1, 400).SelectMany(n => Gen.Choose(0, n).SelectMany(x => Gen.Choose(n, 4000).SelectMany(
                total => Gen.Choose(0, total).Select(all => (x, n, all, total))))).ToArbitrary(),
            s =>
            {
                var (own, all) = (new Proportion(s.x, s.n), new Proportion(s.all, s.total));
                var (lower, upper) = all.Limits(s.n);
                var share = (decimal)s.x / s.n;

                // Shown limits are rounded: only what lies clearly on one side is compared.
                return Math.Abs(share - lower) < 0.0002m || Math.Abs(share - upper) < 0.0002m
                    || own.IsOutside(all) == (share < lower || share > upper);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_chart_is_of_whole_months_the_oldest_first_with_the_cases_behind_each_point()
    {
        var (id, late) = (Guid.NewGuid(), Guid.NewGuid());
        ChartItem[] items =
        [
            new(id, new(2026, 1, 31), true), new(Guid.NewGuid(), new(2026, 1, 1), false), new(late, new(2026, 3, 31), true),
            new(Guid.NewGuid(), new(2025, 12, 31), true), new(Guid.NewGuid(), new(2026, 4, 1), true),
        ];
        var (centre, points) = ControlChart.Plot(items, new(2026, 3, 4), 3);
        centre.ShouldBe(0.6667m);
        points.Select(p => $"{p.Period} {p.Count}/{p.Of} {p.Share} {p.Lower}-{p.Upper} {p.Signal}").ShouldBe(
            ["2026-01 1/2 0.5 0-1 False", "2026-02 0/0  - False", "2026-03 1/1 1 0-1 False"]);
        points.SelectMany(p => p.Refusals).ShouldBe([id, late]);
        ControlChart.Plot([], new(2026, 3, 4), 1).CentreLine.ShouldBeNull();
    }

    [Fact]
    public void A_month_that_jumps_is_a_signal()
    {
        List<ChartItem> items = [];
        for (var month = 1; month <= 9; month++)
        {
            var on = new DateOnly(2025, month, 5);
            var counted = month == 9 ? 20 : 2;
            items.AddRange(Enumerable.Range(0, 40).Select(i => new ChartItem(Guid.NewGuid(), on, i < counted)));
        }

        ControlChart.Plot(items, new(2025, 9, 30), 9).Points.Where(p => p.Signal).Select(p => p.Period).ShouldBe(["2025-09"]);
    }

    [Fact]
    public void No_answer_orders_authorities_by_a_rate_or_gives_them_a_place_or_a_score()
    {
        string[] codes = ["A", "B", "C", "D", "E"];
        Prop.ForAll(
            Gen.Choose(0, 40).ListOf(20).ToArbitrary(),
            counts =>
            {
                List<WatchedStatement> statements =
                [
                    .. counts.Index().SelectMany(c => WatchTests.Many(
                        codes[c.Index % 5], c.Item, c.Index % 4 == 0 ? "G99" : c.Index % 4 == 1 ? "G06" : "G04")),
                ];
                foreach (var kind in Watch.Of(statements, [], new Dictionary<Guid, int>(), A.Today).GroupBy(f => f.Kind))
                {
                    kind.Select(f => f.Subject).ShouldBeInOrder();
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
        string[] never = ["rank", "score", "place", "position", "league", "rate"];
        new[] { typeof(WatchAnswer), typeof(WatchFinding), typeof(WhatBecame), typeof(ControlChart), typeof(ChartPoint) }
            .SelectMany(t => t.GetProperties().Select(p => p.Name))
            .ShouldAllBe(name => !never.Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase)));

        // One subject a chart: nothing in it could be put into an order of authorities.
        typeof(ChartPoint).GetProperties().Select(p => p.Name).ShouldNotContain("Authority");
    }
}
