using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace TransferScheme.Tool.Replay;

/// <summary><c>scheme replay --year YEAR [--seed N] [--days N] [--declines P]</c></summary>
static class ReplayYear
{
    /// <summary>Plays the recorded transfers of a year and shows what became of them.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="arguments">The command's options.</param>
    /// <param name="console">For the table.</param>
    /// <param name="progress">For the progress bar.</param>
    internal static async Task<int> RunAsync(
        SchemeClient scheme, Arguments arguments, IAnsiConsole console, IAnsiConsole progress)
    {
        var year = RecordedYear.Read(arguments.Number("--year")
            ?? throw new CommandFailedException($"Which year? replay needs --year, {RecordedYear.First} to {RecordedYear.Last}."));
        var seed = arguments.Number("--seed") ?? 1;
        var whole = ReplayPlan.Make(year, seed).WithDeclines(arguments.Declines, seed);
        var plan = arguments.Number("--days") is { } days ? whole.First(year.Start, days) : whole;
        if (plan.Count == 0)
        {
            throw new CommandFailedException(
                $"On the first {arguments.Number("--days")} working days of {year.Year} nobody is referred: give more --days.");
        }

        var partners = new Partners(scheme.Http, scheme.Demo);
        await CheckFreshAsync(scheme, partners, year);
        var since = Stopwatch.GetTimestamp();
        var played = await PlayAsync(partners, year, plan, progress);
        var outcome = await Outcome.ReadAsync(partners, year, plan);
        console.Write(ReplayTable.Of(outcome));
        if (arguments.Declines > 0)
        {
            console.WriteLine($"First offers declined: {played.Declined}, and the reasons accepted of {played.ReasonsAccepted}.");
        }

        console.WriteLine($"Played in {Stopwatch.GetElapsedTime(since):m\\:ss} minutes.");
        console.WriteLine($"The dashboard: {scheme.Http.At(Outcome.Dashboard)}");
        return 0;
    }

    /// <summary>What the replay makes must stand alone, and its year must be still to come.</summary>
    /// <exception cref="CommandFailedException">The installation is not such a one.</exception>
    static async Task CheckFreshAsync(SchemeClient scheme, Partners partners, RecordedYear year)
    {
        var clock = await scheme.GetAsync<Clock>(ShowClock.Path);
        var start = Forms.ClockOn(year.Start);
        if (!clock.Simulated || clock.Now > start)
        {
            var stands = clock.Now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            throw new CommandFailedException(
                $"The scheme's clock stands at {stands}{(clock.Simulated ? "" : " and is the real one")}: a replay of {year.Year} needs a "
                + $"simulated clock that has not passed {start:yyyy-MM-dd}. deploy/run --replay {year.Year} starts such an installation.");
        }

        var referrals = (await partners.National.GetAsync("referrals?limit=1")).Good["items"]!.AsArray().Count;
        if (referrals > 0 || (await partners.National.GetAsync("rota")).Version > 0)
        {
            throw new CommandFailedException(
                $"This installation holds referrals already: a replay needs a fresh one. deploy/run --replay {year.Year} starts one.");
        }
    }

    static Task<ReplayRun> PlayAsync(Partners partners, RecordedYear year, IReadOnlyList<ReplayCase> plan, IAnsiConsole progress) =>
        progress.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bar =>
            {
                var task = bar.AddTask($"{year.Year}: {plan.Count} referrals", maxValue: plan.Count);
                var run = new ReplayRun(partners, plan, () => task.Increment(1));
                await run.PlayAsync(year.Counts, year.Start);
                return run;
            });
}
