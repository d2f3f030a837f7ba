using TransferScheme.Rota.Forecasting;

namespace TransferScheme.Rota.Tests.Forecasting;

/// <summary>How wide an interval must be is found on years that are then not measured by it.</summary>
public sealed class CalibrationTests
{
    [Fact]
    public void The_width_in_use_is_the_one_that_the_recorded_years_ask_for() =>
        Calibration.WidthFor(Calibration.Measured).ShouldBe(TurnForecast.Width);

    [Fact]
    public void Given_a_year_that_alone_asks_for_more_width_when_published_then_it_is_not_measured_with_that_width()
    {
        Covered[] figures =
        [
            new(2020, 8, Width: 0, 100, 90, Due: 10, DueInInterval: 8), new(2020, 8, Width: 1, 100, 95, Due: 10, DueInInterval: 9),
            new(2021, 8, Width: 0, 100, 90, Due: 10, DueInInterval: 7), new(2021, 8, Width: 1, 100, 95, Due: 10, DueInInterval: 9),
        ];

        Calibration.OutOfSample(figures).Select(c => (c.Year, c.Width)).ShouldBe([(2020, 1), (2021, 0)]);
        Calibration.WidthFor(figures).ShouldBe(1);
    }

    [Fact]
    public void Given_no_width_that_is_enough_when_set_then_it_is_the_largest() =>
        Calibration.WidthFor([new(2020, 8, Width: 0, 10, 9, Due: 10, DueInInterval: 7)]).ShouldBe(3);
}
