using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Forecasting;

namespace TransferScheme.Rota.Tests.Forecasting;

public sealed class TurnForecastTests
{
    static readonly DateOnly Today = new(2026, 3, 2);
    static readonly RotaRules Rules = new("test", "given");
    static readonly Roll Three = Roll.Empty.With(new Dictionary<string, string> { ["a"] = "x", ["b"] = "x", ["c"] = "y" });

    static readonly Position[] Positions =
        [new(3, true, null, null, null), new(1, true, null, null, null), new(4, true, 10, 10, null)];

    [Fact]
    public void Given_arrivals_when_forecast_then_everyone_expects_its_share_and_one_at_its_threshold_nothing()
    {
        var forecast = Of([4, 4, 4, 4]);

        var turns = Enumerable.Range(0, 3).Select(forecast.Turns).ToList();
        turns[0].Select(t => (t.Weeks, Math.Round(t.Expected))).ShouldBe([(2, 6), (4, 12), (8, 24)]);
        turns[1].Select(t => Math.Round(t.Expected)).ShouldBe([2, 4, 8]);
        turns[2].ShouldBe([new(2, 0, 0, 0), new(4, 0, 0, 0), new(8, 0, 0, 0)]);
        for (var horizon = 0; horizon < 3; horizon++)
        {
            turns.Sum(t => t[horizon].Expected).ShouldBe(4 * TurnForecast.Horizons[horizon], 0.01);
            turns.ShouldAllBe(t => t[horizon].Low <= t[horizon].Expected && t[horizon].Expected <= t[horizon].High);
        }

        turns[0].ShouldAllBe(t => t.Low < t.High);
    }

    [Fact]
    public void Given_arrivals_when_asked_for_the_next_turn_then_its_dates_stand_in_order_and_one_at_its_threshold_has_none()
    {
        var forecast = Of([7, 7, 7, 7]);

        forecast.Next(0, Today).ShouldBe(new NextTurn(1, Today, Today, Today.AddDays(5)));
        var second = forecast.Next(1, Today).ShouldNotBeNull();
        second.InChildren.ShouldBe(3);
        second.EarliestOn.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(second.ExpectedOn.ShouldNotBeNull());
        second.ExpectedOn.Value.ShouldBeLessThanOrEqualTo(second.LatestOn.ShouldNotBeNull());
        forecast.Next(2, Today).ShouldBeNull();
    }

    [Fact]
    public void Given_no_arrivals_when_asked_for_the_next_turn_then_it_has_a_place_but_no_date() =>
        Of([]).Next(1, Today).ShouldBe(new NextTurn(3, null, null, null));

    static TurnForecast Of(IReadOnlyList<int> weeks) => TurnForecast.Of(Ledger.Empty.On(Three), Positions, Rules, new Arrivals(weeks));
}
