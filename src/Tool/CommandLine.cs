using Spectre.Console;
using TransferScheme.Tool.Replay;

namespace TransferScheme.Tool;

/// <summary>The command line <c>scheme</c>: it talks to the HTTP API and to nothing else.</summary>
static class CommandLine
{
    const string Usage = """
        usage: scheme <command> [--base-url URL] [--demo FILE]

          clock                          shows the scheme's clock
          clock advance TIME             moves the simulated clock forward, such as to 2026-03-20T09:00:00Z
          parked list [SERVICE]          lists messages that a service could not handle
          parked replay SERVICE [ID …]   has some of them, or all, tried again now
          dead-letters list [SERVICE]    lists messages that could not be read or not be delivered
          dead-letters replay SERVICE [ID …]
                                         sends some of them, or all, back to the queues that they came from
          republish SERVICE              has a service publish all its messages again; nobody does twice what it has done
          export rota [FILE]             writes the rota's ledger as JSON lines that anyone can check, to a file or here
          health                         tells whether the scheme takes requests, and what needs a person
          replay --year YEAR             plays the recorded transfers of a year, 2016 to 2023, on a fresh installation with a
                                         simulated clock (deploy/run --replay YEAR starts one and does this)

          --base-url URL                 address of the scheme (default: the one in the demo's sign-ins)
          --demo FILE                    the demo's sign-ins (default: .local/demo.json here or in a folder above)
          --seed N                       of replay: which children, groups and days (default: 1)
          --days N                       of replay: only what was referred on the first N working days of the year

        It ends with 0 when it did what was asked and, for health, all is well; otherwise with 1 and a sentence on standard error.
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="args">The words of the command line.</param>
    /// <param name="output">For what was asked.</param>
    /// <param name="errors">For what went wrong.</param>
    /// <returns>0, or 1 when it failed.</returns>
    internal static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        try
        {
            var arguments = Arguments.Parse(args);
            if (arguments.Help)
            {
                await output.WriteLineAsync(Usage);
                return 0;
            }

            using var scheme = new SchemeClient(arguments);
            return arguments.Words is ["replay"]
                ? await ReplayYear.RunAsync(scheme, arguments.Numbers, ConsoleOn(output), ConsoleOn(errors))
                : await RunAsync(Plain(arguments), scheme, ConsoleOn(output));
        }
        catch (CommandFailedException failure)
        {
            await errors.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    static string[] Plain(Arguments arguments) => arguments.Numbers.Count == 0
        ? [.. arguments.Words]
        : throw new CommandFailedException($"Only replay knows {arguments.Numbers.Keys.First()}. Try scheme --help.");

    static Task<int> RunAsync(string[] words, SchemeClient scheme, IAnsiConsole console) => words switch
    {
        ["clock"] => ShowClock.RunAsync(scheme, console),
        ["clock", "advance", var time] => AdvanceClock.RunAsync(scheme, console, time),
        ["parked", "list"] => ListParked.RunAsync(scheme, console, null),
        ["parked", "list", var service] => ListParked.RunAsync(scheme, console, service),
        ["parked", "replay", var service, .. var ids] => ReplayParked.RunAsync(scheme, console, service, [.. ids]),
        ["dead-letters", "list"] => ListDeadLetters.RunAsync(scheme, console, null),
        ["dead-letters", "list", var service] => ListDeadLetters.RunAsync(scheme, console, service),
        ["dead-letters", "replay", var service, .. var ids] => ReplayDeadLetters.RunAsync(scheme, console, service, [.. ids]),
        ["republish", var service] => Republish.RunAsync(scheme, console, service),
        ["export", "rota"] => ExportRota.RunAsync(scheme, console, null),
        ["export", "rota", var file] => ExportRota.RunAsync(scheme, console, file),
        ["health"] => ShowHealth.RunAsync(scheme, console),
        [] => throw new CommandFailedException(Usage),
        _ => throw new CommandFailedException($"scheme does not know '{string.Join(' ', words)}'. Try scheme --help."),
    };

    static IAnsiConsole ConsoleOn(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (console.Profile.Out.IsTerminal)
        {
            // Nothing is asked, so a bar can move there even where nobody can type.
            console.Profile.Capabilities.Interactive = true;
            Console.CancelKeyPress += (_, _) => console.Cursor.Show();
        }
        else
        {
            // Nothing is cut, wrapped or coloured for a file or the next command.
            console.Profile.Width = 500;
            console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }

        return console;
    }
}
