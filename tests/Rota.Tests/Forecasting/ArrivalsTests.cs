using TransferScheme.Rota.Forecasting;

namespace TransferScheme.Rota.Tests.Forecasting;

public sealed class ArrivalsTests
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public void Given_referrals_when_counted_then_whole_weeks_back_from_today_and_none_before_the_first()
    {
        Arrivals.Before([(Monday.AddDays(-1), 2), (Monday.AddDays(-7), 1), (Monday.AddDays(-8), 4), (Monday, 9)], Monday)
            .Counts.ShouldBe([4, 3]);
        Arrivals.Before([(Monday.AddDays(-1), 2), (Monday.AddDays(-1000), 50)], Monday).Counts.ShouldBe([.. Enumerable.Repeat(0, 12), 2]);
        Arrivals.Before([], Monday).Counts.ShouldBeEmpty();
    }

    [Fact]
    public void Given_no_arrivals_then_none_are_expected()
    {
        var none = new Arrivals([]);

        (none.PerWeek, none.Spread, none.Within(56).Quantile(0.9), none.Within(56).Expect(count => count)).ShouldBe((0, 1, 0, 0));
    }

    [Fact]
    public void Given_weeks_when_looked_ahead_then_mean_and_spread_are_theirs_and_a_time_further_ahead_is_less_certain()
    {
        var arrivals = new Arrivals([10, 30, 20, 20]);
        var (near, far) = (arrivals.Within(14), arrivals.Within(56));

        (arrivals.PerWeek, Math.Round(arrivals.Spread, 4), near.Mean, far.Mean).ShouldBe((20, 3.3333, 40, 160));
        near.Variance.ShouldBe((40 * 200 / 60.0) + (1600 * 0.012 * 2), 1e-9);
        (Math.Sqrt(far.Variance) / far.Mean).ShouldBeLessThan(Math.Sqrt(near.Variance) / near.Mean);
        (far.Variance / far.Mean).ShouldBeGreaterThan(near.Variance / near.Mean);
        new Arrivals([7, 7, 7]).Spread.ShouldBe(1);
    }

    [Theory]
    [InlineData(0.4, 0.5)]
    [InlineData(5, 8)]
    [InlineData(480, 9000)]
    [InlineData(3000, 300_000)]
    public void Given_a_count_then_its_chances_sum_to_1_and_give_its_mean_and_variance(double mean, double variance)
    {
        var count = new ArrivalCount(mean, variance);

        count.Expect(_ => 1).ShouldBe(1, 1e-5);
        count.Expect(k => k).ShouldBe(mean, mean * 1e-3);
        count.Expect(k => Math.Pow(k - mean, 2)).ShouldBe(variance, variance * 0.01);
        (count.Quantile(0.1) <= count.Quantile(0.5) && count.Quantile(0.5) <= count.Quantile(0.9)).ShouldBeTrue();
        count.Expect(k => k <= count.Quantile(0.9) ? 1 : 0).ShouldBeInRange(0.9, 1);
    }
}
