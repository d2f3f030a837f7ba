using System.Globalization;
using TransferScheme.Rota.Sandbox;

namespace TransferScheme.Rota.Forecasting;

/// <summary>
/// Measures forecasts against what came: over a past, a forecast every week, and how often the turns of each authority lay in its
/// interval, for intervals of several widths. The figures of the recorded years are kept in calibration.csv. What is published of a year
/// was measured with the width that the other years alone would have set (leave-one-out cross-validation, Stone 1974).
/// </summary>
public static class Calibration
{
    const int DaysOfWeek = 7, LeastWeeks = 4;
    const string File = "calibration.csv", Header = "year,weeks,width,forecasts,covered,due,due_covered";

    // In quarters of a child.
    static readonly int[] Widths = [0, 1, 2, 3];

    /// <summary>The figures of the recorded years, for each width.</summary>
    public static IReadOnlyList<Covered> Measured { get; } = Read();

    /// <summary>The figures of each recorded year, with a width that was set without it.</summary>
    public static IReadOnlyList<Covered> Published { get; } = [.. OutOfSample(Measured)];

    /// <summary>The least width at which forecasts of half a child or more held often enough, in every year and as far as they look.</summary>
    /// <param name="figures">The figures of these years; the largest width where none is enough.</param>
    public static int WidthFor(IEnumerable<Covered> figures) => figures.GroupBy(c => c.Width).OrderBy(width => width.Key)
        .FirstOrDefault(width => width.All(c => c.DueInInterval * 100L >= c.Due * (long)TurnForecast.Interval))?.Key ?? Widths[^1];

    /// <summary>Of the figures of each year those with the width that the other years set.</summary>
    /// <param name="figures">The figures of several years, for each width.</param>
    public static IEnumerable<Covered> OutOfSample(IReadOnlyList<Covered> figures) => figures.GroupBy(c => c.Year).SelectMany(year =>
    {
        var width = WidthFor(figures.Where(other => other.Year != year.Key));
        return year.Where(c => c.Width == width);
    });

    /// <summary>The figures as the file holds them.</summary>
    /// <param name="figures">The figures.</param>
    public static IEnumerable<string> Lines(IEnumerable<Covered> figures) =>
    [
        "# How often the turns of each authority lay in the forecast's interval: made by `scheme calibrate`, which replays the recorded",
        "# transfers of a year with seed 1 and forecasts every Monday. due: forecasts of half a child or more.",
        "# width: quarters of a child by which the interval goes beyond the arrivals. Published of each year: the least at which",
        "# the other years held in 80 of 100 due forecasts or more.",
        Header,
        .. figures.Select(c => string.Create(
            CultureInfo.InvariantCulture, $"{c.Year},{c.Weeks},{c.Width},{c.Forecasts},{c.InInterval},{c.Due},{c.DueInInterval}")),
    ];

    /// <summary>Measures a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="past">What happened.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="before">Days before it on which children were referred, and how many.</param>
    /// <param name="first">Day of the first forecast, from which one is made every week.</param>
    /// <param name="last">The last day of the past: weeks that are not over by then are not counted.</param>
    /// <returns>What was counted, for each horizon and width.</returns>
    public static IReadOnlyList<Covered> Measure(
        int year, IEnumerable<PastEvent> past, SandboxRules rules, IEnumerable<(DateOnly Day, int Children)> before, DateOnly first,
        DateOnly last)
    {
        var run = new SandboxRun(rules);
        var weeks = new List<(Ledger Ledger, TurnForecast? Forecast)>();
        List<(DateOnly Day, int Children)> referred = [.. before];
        var today = first;
        foreach (var e in past)
        {
            if (e is DayBegan began)
            {
                today = began.Day;
                ForecastUntil(today);
            }
            else if (e is GroupReferred group)
            {
                referred.Add((today, group.Size));
            }

            run.Next(e);
        }

        ForecastUntil(last.AddDays(1));
        return [.. TurnForecast.Horizons.SelectMany((_, horizon) => Count(year, horizon, weeks))];

        void ForecastUntil(DateOnly day)
        {
            for (var on = first.AddDays(weeks.Count * DaysOfWeek); on <= day && on <= last.AddDays(1); on = on.AddDays(DaysOfWeek))
            {
                var arrivals = Arrivals.Before(referred, on);
                var enough = arrivals.Counts.Count >= LeastWeeks;
                weeks.Add((run.Ledger, enough ? TurnForecast.Of(run.Ledger, run.Sight(), rules.Rota, arrivals) : null));
            }
        }
    }

    static IEnumerable<Covered> Count(int year, int horizon, List<(Ledger Ledger, TurnForecast? Forecast)> weeks)
    {
        var ahead = TurnForecast.Horizons[horizon];
        var cells =
            from week in Enumerable.Range(0, Math.Max(0, weeks.Count - ahead))
            let made = weeks[week]
            let forecast = made.Forecast
            where forecast is not null
            from place in Enumerable.Range(0, made.Ledger.Roll.Count)
            let came = weeks[week + ahead].Ledger.Taken(place) - made.Ledger.Taken(place)
            select (IsDue: forecast.Expected(place, horizon) >= 0.5, IsIn: Widths.Select(width =>
                forecast.Bounds(place, horizon, width) is var (low, high) && came >= low && came <= high).ToList());
        var all = cells.ToList();
        return Widths.Select((width, at) => new Covered(
            year, ahead, width, all.Count, all.Count(c => c.IsIn[at]), all.Count(c => c.IsDue), all.Count(c => c.IsDue && c.IsIn[at])));
    }

    static List<Covered> Read()
    {
        using var reader = new StreamReader(typeof(Calibration).Assembly.GetManifestResourceStream(File)!);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#' && line != Header)
                .Select(line => line.Split(',').Select(figure => int.Parse(figure, CultureInfo.InvariantCulture)).ToList())
                .Select(f => new Covered(f[0], f[1], f[2], f[3], f[4], f[5], f[6])),
        ];
    }
}

/// <summary>How often turns lay in the interval of their forecast.</summary>
/// <param name="Year">The recorded year.</param>
/// <param name="Weeks">Weeks looked ahead.</param>
/// <param name="Width">How far the interval went beyond the arrivals, in quarters of a child.</param>
/// <param name="Forecasts">Forecasts made: one for each authority every week.</param>
/// <param name="InInterval">Of these, those whose turns lay in the interval.</param>
/// <param name="Due">Forecasts of half a child or more: where nobody is due an interval of none to none is easily right.</param>
/// <param name="DueInInterval">Of these, those whose turns lay in the interval.</param>
public sealed record Covered(int Year, int Weeks, int Width, int Forecasts, int InInterval, int Due, int DueInInterval);
