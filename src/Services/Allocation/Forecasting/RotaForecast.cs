using System.Globalization;
using TransferScheme.Allocation.Rota;
using TransferScheme.Rota.Forecasting;

namespace TransferScheme.Allocation.Forecasting;

/// <summary>
/// How many turns each authority can expect, open to every signed-in role as the rota itself is. A forecast, no promise: its own record
/// stands in it.
/// </summary>
/// <param name="AsAt">When it was made.</param>
/// <param name="RulesVersion">The scheme rules that it builds on.</param>
/// <param name="Authorities">Each authority.</param>
/// <param name="Arrivals">The arrivals that it builds on.</param>
/// <param name="Assumptions">What it takes for granted.</param>
/// <param name="Calibration">How often such forecasts held in the recorded years.</param>
public sealed record RotaForecast(
    DateTimeOffset AsAt, string RulesVersion, IReadOnlyList<AuthorityForecast> Authorities, ArrivalFigures Arrivals,
    IReadOnlyList<string> Assumptions, CalibrationFigures Calibration)
{
    static readonly IReadOnlyList<string> TakenForGranted =
    [
        "The scheme stays as it is today: its rules, who takes part, thresholds, accepted places and counts.",
        "Children whom the forecast places count towards thresholds and places as decided children do; nobody leaves care meanwhile.",
        "Capacity that councils have declared is not counted: their own word never changes whose turn it is.",
        "Each child comes alone, from no authority of the rota, and suits everybody. Groups, needs, entry authorities and declines move "
            + "turns a little: the interval is wider by a quarter of a child of the authority's own share.",
        string.Create(
            CultureInfo.InvariantCulture,
            $"As many children come as in the last {Looked} weeks or fewer on record, spread as these weeks and the years before were."),
        "The width of the interval was set on the recorded years. How often it held in each of them was measured with the width that the "
            + "other years alone would have set; that years differ as these did is taken for granted.",
        string.Create(
            CultureInfo.InvariantCulture,
            $"No turn is named beyond the next {TurnForecast.MostChildren} children, no date beyond {TurnForecast.MostDays} days."),
    ];

    const int Looked = TransferScheme.Rota.Forecasting.Arrivals.Looked;

    /// <summary>The answer.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="book">The rota that it was made of.</param>
    /// <param name="sight">The scheme that it was made of.</param>
    /// <param name="authority">The only authority wanted; null for all.</param>
    /// <param name="today">Local day.</param>
    /// <param name="now">The time.</param>
    internal static RotaForecast Of(
        TurnForecast forecast, RotaBook book, SchemeSight sight, string? authority, DateOnly today, DateTimeOffset now) => new(
        now, sight.Rules.Name,
        [
            .. sight.Facts.Authorities.Where(a => authority is null || a.Code == authority).Select(a =>
                AuthorityForecast.Of(forecast, book.Ledger.Roll.PlaceOf(a.Code), a, today)),
        ],
        ArrivalFigures.Of(forecast.Arrivals), TakenForGranted, CalibrationFigures.Published);
}

/// <summary>What an authority can expect.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Turns">Children within the next weeks.</param>
/// <param name="NextTurn">Its next turn; null where none is in sight.</param>
public sealed record AuthorityForecast(
    string Authority, string Name, string Region, IReadOnlyList<TurnFigures> Turns, NextTurn? NextTurn)
{
    internal static AuthorityForecast Of(TurnForecast forecast, int place, Authorities.Authority authority, DateOnly today) => new(
        authority.Code, authority.Name, authority.Region,
        [.. forecast.Turns(place).Select(t => new TurnFigures(t.Weeks, Figure.Of(t.Expected), t.Low, t.High))],
        forecast.Next(place, today));
}

/// <summary>Turns within so many weeks.</summary>
/// <param name="Weeks">The weeks.</param>
/// <param name="Expected">Children expected, to two decimals.</param>
/// <param name="Low">Fewer are unlikely.</param>
/// <param name="High">More are unlikely.</param>
public sealed record TurnFigures(int Weeks, decimal Expected, int Low, int High);

/// <summary>The arrivals that a forecast builds on.</summary>
/// <param name="PerWeek">Children referred a week.</param>
/// <param name="Weeks">Whole weeks that were counted.</param>
/// <param name="Spread">Variance of the weeks in parts of their mean: 1 where children come by chance alone.</param>
public sealed record ArrivalFigures(decimal PerWeek, int Weeks, decimal Spread)
{
    internal static ArrivalFigures Of(Arrivals arrivals) =>
        new(Figure.Of(arrivals.PerWeek), arrivals.Counts.Count, Figure.Of(arrivals.Spread));
}

/// <summary>
/// How often forecasts held in the recorded years: each year was replayed, and forecast every week, with an interval whose width was set
/// on the other years.
/// </summary>
/// <param name="Years">The years.</param>
/// <param name="OutOfSample">True: no year was measured with a width that it had a part in.</param>
/// <param name="Interval">So much of the chance the interval is to hold, in percent.</param>
/// <param name="Covered">How often the turns that came lay in it.</param>
public sealed record CalibrationFigures(string Years, bool OutOfSample, int Interval, IReadOnlyList<CoveredFigures> Covered)
{
    internal static CalibrationFigures Published { get; } = new(
        string.Create(CultureInfo.InvariantCulture, $"{Calibration.Published[0].Year} to {Calibration.Published[^1].Year}"),
        OutOfSample: true,
        TurnForecast.Interval,
        [
            .. Calibration.Published.GroupBy(c => c.Weeks).Select(weeks => new CoveredFigures(
                weeks.Key, weeks.Sum(c => c.Forecasts), Figure.Percent(weeks.Sum(c => c.InInterval), weeks.Sum(c => c.Forecasts)),
                weeks.Sum(c => c.Due), Figure.Percent(weeks.Sum(c => c.DueInInterval), weeks.Sum(c => c.Due)))),
        ]);
}

/// <summary>How often forecasts of so many weeks held.</summary>
/// <param name="Weeks">The weeks.</param>
/// <param name="Forecasts">Forecasts measured.</param>
/// <param name="Percent">Of these, how many held.</param>
/// <param name="DueForecasts">Forecasts of half a child or more: where nobody is due it is easy to be right.</param>
/// <param name="DuePercent">Of these, how many held.</param>
public sealed record CoveredFigures(int Weeks, int Forecasts, decimal Percent, int DueForecasts, decimal DuePercent);

/// <summary>Figures of a forecast, rounded for people.</summary>
static class Figure
{
    internal static decimal Of(double value) => Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero);

    internal static decimal Percent(int part, int whole) => Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);
}
