using TransferScheme.Rota.Forecasting;
using TransferScheme.Tool.Sandbox;

namespace TransferScheme.Tool.Tests.Sandbox;

/// <summary>What the forecast publishes of itself is what a replay of the recorded years gives.</summary>
public sealed class CalibrateForecastTests
{
    [Theory]
    [InlineData(2016)]
    [InlineData(2022)]
    public void Given_a_recorded_year_when_measured_again_then_the_published_figures_come_out(int year) =>
        CalibrateForecast.Measure(SchemeFigures.Read(), year).ShouldBe(Calibration.Measured.Where(c => c.Year == year));

    [Fact]
    public void Every_recorded_year_and_horizon_is_published_and_covered_as_the_interval_says()
    {
        Calibration.Published.Select(c => (c.Year, c.Weeks)).ShouldBe(
            Enumerable.Range(2016, 8).SelectMany(year => TurnForecast.Horizons.Select(weeks => (year, weeks))));
        Calibration.Published.ShouldAllBe(c =>
            c.InInterval * 100 >= c.Forecasts * TurnForecast.Interval && c.DueInInterval * 100 >= c.Due * TurnForecast.Interval);
    }
}
