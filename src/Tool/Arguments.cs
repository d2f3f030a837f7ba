using System.Globalization;

namespace TransferScheme.Tool;

/// <summary>The command line, taken apart.</summary>
/// <param name="Words">The command and what it is about.</param>
/// <param name="BaseUrl">Address of the scheme; null for the one in the demo's sign-ins.</param>
/// <param name="Demo">The file with the demo's sign-ins; null for the nearest.</param>
/// <param name="Help">Whether only the usage is asked for.</param>
/// <param name="Numbers">Options of one command alone, such as <c>--year</c>.</param>
sealed record Arguments(IReadOnlyList<string> Words, Uri? BaseUrl, string? Demo, bool Help, IReadOnlyDictionary<string, int> Numbers)
{
    static readonly IReadOnlyDictionary<string, int> None = new Dictionary<string, int>();

    /// <summary>Takes a command line apart; options may stand anywhere.</summary>
    /// <exception cref="CommandFailedException">An option is not known, has no value or a wrong one.</exception>
    internal static Arguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new Arguments([], null, null, false, None);
        for (var i = 0; i < args.Count; i++)
        {
            parsed = args[i] switch
            {
                "--help" or "-h" => parsed with { Help = true },
                "--base-url" => parsed with { BaseUrl = Address(Value(args, ++i)) },
                "--demo" => parsed with { Demo = Value(args, ++i) },
                "--year" or "--seed" or "--days" => parsed.With(args[i], Value(args, ++i)),
                ['-', ..] => throw new CommandFailedException($"scheme does not know {args[i]}. Try scheme --help."),
                var word => parsed with { Words = [.. parsed.Words, word] },
            };
        }

        return parsed;
    }

    Arguments With(string option, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? this with { Numbers = new Dictionary<string, int>(Numbers) { [option] = number } }
        : throw new CommandFailedException($"{option} takes a whole number, and {value} is none.");

    static string Value(IReadOnlyList<string> args, int at) =>
        at < args.Count ? args[at] : throw new CommandFailedException($"{args[at - 1]} needs a value.");

    static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new CommandFailedException($"{text} is not an address such as http://127.0.0.1:8080.");
}

/// <summary>The command could not be done; the message says why, for the person who typed it.</summary>
sealed class CommandFailedException(string message) : Exception(message);
