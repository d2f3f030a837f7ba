using Spectre.Console;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Sandbox;
using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool.Sandbox;

/// <summary><c>scheme sandbox</c>: needs nothing but recorded history, and changes nothing.</summary>
static class RunSandbox
{
    const string AsRecorded = "as recorded";
    static readonly RotaRules Ordinary = new("sandbox", SchemeFigures.RegionalShares);

    /// <summary>Plays the past under other rules, shows what becomes of it, and draws it where asked.</summary>
    internal static int Run(Arguments arguments, IAnsiConsole console)
    {
        var options = SandboxOptions.Of(arguments);
        var comparison = Compare(options, SchemeFigures.Read());
        console.Write(SandboxTable.Of(comparison));
        if (options.Svg is { } file)
        {
            Write(file, SandboxChart.Of(comparison));
            console.WriteLine($"The chart is in {file}.");
        }

        return 0;
    }

    /// <summary>Plays it under both rules.</summary>
    internal static Comparison Compare(SandboxOptions options, SchemeFigures figures)
    {
        if (options.Export is { } export)
        {
            var past = Exported(export, options, figures);
            return Compare(
                options, figures, past, $"{Path.GetFileName(export)}", ("As recorded", true), AsRecorded, AsRecorded, null);
        }

        var year = RecordedYear.Read(options.Year);
        var plan = ReplayPlan.Make(year, options.Seed);
        var (first, last) = (YearPast.PartsOn(year.Start), YearPast.PartsOn(plan[^1].Days.Referred));
        return Compare(
            options, figures, [.. new YearPast(figures, year, plan).Events()], $"{options.Year}, seed {options.Seed}",
            ("Rules of the time", false), SchemeFigures.RegionalShares,
            first == last ? SandboxOptions.Percent(first) : $"{SandboxOptions.Percent(first)}, then {SandboxOptions.Percent(last)}",
            year.ReceivedByRegion);
    }

    static Comparison Compare(
        SandboxOptions options, SchemeFigures figures, IReadOnlyList<PastEvent> past, string title, (string Name, bool Follow) recorded,
        string weights, string threshold, IReadOnlyDictionary<string, int>? published)
    {
        var rules = Ordinary with
        {
            LargestGroup = options.LargestGroup ?? Ordinary.LargestGroup,
            RepaymentPercent = options.Repayment ?? Ordinary.RepaymentPercent,
        };
        return new Comparison(
            title, recorded.Name,
            [
                ("Threshold", threshold, options.ThresholdParts is { } parts ? SandboxOptions.Percent(parts) : threshold),
                ("Weights", weights, options.Weights ?? weights),
                ("Largest group", $"{Ordinary.LargestGroup}", $"{rules.LargestGroup}"),
                ("Repayment of arrears, at most", $"{Ordinary.RepaymentPercent} %", $"{rules.RepaymentPercent} %"),
            ],
            SandboxRun.Of(past, new SandboxRules(Ordinary, recorded.Follow)),
            SandboxRun.Of(past, new SandboxRules(rules)
            {
                Thresholds = options.ThresholdParts is { } rate ? figures.Thresholds(rate) : null,
                Weights = options.Weights is { } basis ? figures.Weights(basis) : null,
            }),
            published, figures);
    }

    static PastEvent[] Exported(string file, SandboxOptions options, SchemeFigures figures)
    {
        try
        {
            PastEvent[] past = [.. ExportedPast.Of(File.ReadLines(file).Select((text, at) => RotaLine.Parse(at + 1, text)))];
            var unknown = past.OfType<AuthorityJoined>().FirstOrDefault(joined => !figures.Knows(joined.Authority));
            return !past.OfType<GroupReferred>().Any() ? throw new CommandFailedException($"{file} holds no settled referral to play.")
                : unknown is not null && (options.ThresholdParts ?? (object?)options.Weights) is not null
                    ? throw new CommandFailedException(
                        $"{file} has {unknown.Authority}, whose population is not known: its threshold and weight can only be as recorded.")
                : past;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CommandFailedException($"{file}: {failure.Message}");
        }
    }

    static void Write(string file, string chart)
    {
        try
        {
            File.WriteAllText(file, chart);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file} cannot be written: {failure.Message}");
        }
    }
}
