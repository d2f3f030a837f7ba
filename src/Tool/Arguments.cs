using System.Globalization;

namespace TransferScheme.Tool;

/// <summary>The command line, taken apart.</summary>
/// <param name="Words">The command and what it is about.</param>
/// <param name="BaseUrl">Address of the scheme; null for the one in the demo's sign-ins.</param>
/// <param name="Demo">The file with the demo's sign-ins; null for the nearest.</param>
/// <param name="Help">Whether only the usage is asked for.</param>
/// <param name="Options">Options of one command alone, such as <c>--year</c>, with their values.</param>
sealed record Arguments(IReadOnlyList<string> Words, Uri? BaseUrl, string? Demo, bool Help, IReadOnlyDictionary<string, string> Options)
{
    static readonly IReadOnlyDictionary<string, string[]> OptionsOf = new Dictionary<string, string[]>
    {
        ["replay"] = ["--year", "--seed", "--days", "--declines"],
        ["rota"] = ["--largest-group", "--repayment", "--accounts"],
        ["sandbox"] = ["--year", "--seed", "--threshold", "--weights", "--largest-group", "--repayment", "--svg", "--export"],
    };

    /// <summary>Takes a command line apart; options may stand anywhere.</summary>
    /// <exception cref="CommandFailedException">An option is not known, has no value or a wrong one.</exception>
    internal static Arguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new Arguments([], null, null, false, new Dictionary<string, string>());
        for (var i = 0; i < args.Count; i++)
        {
            parsed = args[i] switch
            {
                "--help" or "-h" => parsed with { Help = true },
                "--base-url" => parsed with { BaseUrl = Address(Value(args, ++i)) },
                "--demo" => parsed with { Demo = Value(args, ++i) },
                ['-', ..] option when OptionsOf.Values.Any(known => known.Contains(option)) =>
                    parsed with { Options = new Dictionary<string, string>(parsed.Options) { [option] = Value(args, ++i) } },
                ['-', ..] option => throw new CommandFailedException($"scheme does not know {option}. Try scheme --help."),
                var word => parsed with { Words = [.. parsed.Words, word] },
            };
        }

        return parsed.Checked();
    }

    /// <summary>A whole number given as an option; null where it is not given.</summary>
    /// <param name="option">The option.</param>
    /// <exception cref="CommandFailedException">It is not a whole number.</exception>
    internal int? Number(string option) => !Options.TryGetValue(option, out var value) ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new CommandFailedException($"{option} takes a whole number, and {value} is none.");

    /// <summary>Largest group in ordinary running; null where it is not given.</summary>
    internal int? LargestGroup => Number("--largest-group", 1, 1000);

    /// <summary>Most of a share by which arrears are repaid, in percent; null where it is not given.</summary>
    internal int? Repayment => Number("--repayment", 0, 100);

    /// <summary>Share of the first offers of a replay that are declined, in percent; none where it is not given.</summary>
    internal int Declines => Number("--declines", 0, 100) ?? 0;

    int? Number(string option, int least, int most) => Number(option) is not { } number ? null
        : number >= least && number <= most ? number
        : throw new CommandFailedException($"{option} takes {least} to {most}.");

    Arguments Checked()
    {
        var known = OptionsOf.GetValueOrDefault(Words is [var command, ..] ? command : "") ?? [];
        return Options.Keys.FirstOrDefault(option => !known.Contains(option)) is { } other && !Help
            ? throw new CommandFailedException($"Only {Knowing(other)} {other}. Try scheme --help.")
            : this;
    }

    static string Knowing(string option) => OptionsOf.Where(of => of.Value.Contains(option)).Select(of => of.Key).ToList() is [var only]
        ? $"{only} knows"
        : $"{string.Join(" and ", OptionsOf.Where(of => of.Value.Contains(option)).Select(of => of.Key))} know";

    static string Value(IReadOnlyList<string> args, int at) =>
        at < args.Count ? args[at] : throw new CommandFailedException($"{args[at - 1]} needs a value.");

    static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new CommandFailedException($"{text} is not an address such as http://127.0.0.1:8080.");
}

/// <summary>The command could not be done; the message says why, for the person who typed it.</summary>
sealed class CommandFailedException(string message) : Exception(message);
