using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Forecasting;
using TransferScheme.Rota.Sandbox;
using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Sandbox;

/// <summary><c>scheme calibrate</c>: how well the forecast of turns would have done in the recorded years.</summary>
static class CalibrateForecast
{
    const int Seed = 1;

    /// <summary>Measures all years and writes the figures that the forecast publishes of itself.</summary>
    internal static async Task<int> RunAsync(TextWriter output)
    {
        var figures = SchemeFigures.Read();
        var measured = Enumerable.Range(RecordedYear.First, RecordedYear.Last - RecordedYear.First + 1)
            .SelectMany(year => Measure(figures, year));
        foreach (var line in Calibration.Lines(measured))
        {
            await output.WriteAsync($"{line}\n");
        }

        return 0;
    }

    /// <summary>Measures a year; the arrivals of the year before are known where there was one.</summary>
    internal static IReadOnlyList<Covered> Measure(SchemeFigures figures, int number)
    {
        var year = RecordedYear.Read(number);
        var before = number == RecordedYear.First ? [] : ReplayPlan.Make(RecordedYear.Read(number - 1), Seed);
        return Calibration.Measure(
            number, new YearPast(figures, year, ReplayPlan.Make(year, Seed)).Events(),
            new SandboxRules(new RotaRules("calibration", SchemeFigures.RegionalShares)),
            before.Select(c => (c.Days.Referred, c.Children.Count)), FirstMonday(year.Start),
            year.Quarters[^1].Start.AddMonths(3).AddDays(-1));
    }

    static DateOnly FirstMonday(DateOnly from) => from.AddDays(((int)DayOfWeek.Monday - (int)from.DayOfWeek + 7) % 7);
}
