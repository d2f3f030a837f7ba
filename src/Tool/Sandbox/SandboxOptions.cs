using System.Globalization;

namespace TransferScheme.Tool.Sandbox;

/// <summary>What was asked of the sandbox.</summary>
/// <param name="Year">The recorded year.</param>
/// <param name="Seed">Which children, groups and days.</param>
/// <param name="ThresholdParts">The other threshold, in children of every 100,000; null for that of the record.</param>
/// <param name="Weights">The other basis of the weights; null for that of the record.</param>
/// <param name="LargestGroup">Another largest group in ordinary running.</param>
/// <param name="Repayment">Another most of a share by which arrears are repaid, in percent.</param>
/// <param name="Svg">The file for the chart; null for none.</param>
/// <param name="Export">An exported ledger to play instead of a year.</param>
sealed record SandboxOptions(
    int Year, int Seed, int? ThresholdParts, string? Weights, int? LargestGroup, int? Repayment, string? Svg, string? Export)
{
    const int DefaultYear = 2022, DefaultSeed = 1;
    const decimal PartsPerPercent = 1000, Whole = 100;

    /// <summary>Reads the options.</summary>
    /// <exception cref="CommandFailedException">One of them cannot be used.</exception>
    internal static SandboxOptions Of(Arguments arguments)
    {
        var export = arguments.Options.GetValueOrDefault("--export");
        if (export is not null && arguments.Options.Keys.FirstOrDefault(option => option is "--year" or "--seed") is { } other)
        {
            throw new CommandFailedException($"{other} is of a recorded year, and --export plays a ledger: give one of them.");
        }

        return new SandboxOptions(
            arguments.Number("--year") ?? DefaultYear, arguments.Number("--seed") ?? DefaultSeed,
            arguments.Options.TryGetValue("--threshold", out var threshold) ? Parts(threshold) : null,
            arguments.Options.TryGetValue("--weights", out var weights) ? Basis(weights) : null,
            arguments.LargestGroup, arguments.Repayment, arguments.Options.GetValueOrDefault("--svg"), export);
    }

    /// <summary>A rate as people write it.</summary>
    internal static string Percent(int parts) => (parts / PartsPerPercent).ToString("0.0##", CultureInfo.InvariantCulture) + " %";

    static int Parts(string text)
    {
        const NumberStyles plain = NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var percent))
        {
            throw new CommandFailedException($"--threshold takes percent of the child population, such as 0.12, and {text} is none.");
        }

        return percent is <= 0 or > Whole
            ? throw new CommandFailedException($"--threshold takes more than 0 and at most 100 percent, and not {text}.")
            : !decimal.IsInteger(percent * PartsPerPercent)
                ? throw new CommandFailedException($"--threshold takes at most three decimals, and {text} has more.")
            : (int)(percent * PartsPerPercent);
    }

    static string Basis(string text) => text is SchemeFigures.RegionalShares or SchemeFigures.Population
        ? text
        : throw new CommandFailedException(
            $"--weights takes {SchemeFigures.RegionalShares} or {SchemeFigures.Population}, and not {text}.");
}
