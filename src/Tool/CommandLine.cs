using Spectre.Console;
using TransferScheme.Tool.Replay;
using TransferScheme.Tool.Sandbox;

namespace TransferScheme.Tool;

/// <summary>The command line <c>scheme</c>: it talks to the HTTP API and to nothing else, or runs the rota on files.</summary>
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
          export receipts [FILE]         writes the receipts of all decisions, one a line
          rota                           decides every referral of an instance on standard input and writes the run to standard
                                         output: JSON lines in the format of the exported ledger
          verify FILE …                  checks exported ledgers and receipts, offline, and says in words what it checked
          allocate-batch IN OUT          places the groups of a burst so that all together fare best: JSON in, JSON out
          sandbox                        plays a recorded year, or an exported ledger, again under other rules, offline, and shows who
                                         would have gone where, who waited, and how far everyone was from the fair share
          calibrate                      measures the forecast of turns against the recorded years, offline, and writes the figures
          health                         tells whether the scheme takes requests, and what needs a person
          replay --year YEAR             plays the recorded transfers of a year, 2016 to 2023, on a fresh installation with a
                                         simulated clock (deploy/run --replay YEAR starts one and does this)

          --base-url URL                 address of the scheme (default: the one in the demo's sign-ins)
          --demo FILE                    the demo's sign-ins (default: .local/demo.json here or in a folder above)
          --year YEAR                    of replay and sandbox: the recorded year (sandbox's default: 2022)
          --seed N                       of replay and sandbox: which children, groups and days (default: 1)
          --days N                       of replay: only what was referred on the first N working days of the year
          --declines P                   of replay: so many percent of the first offers are declined, with a statement of reasons; of some
                                         the reasons are accepted, and the rota decides afresh; the other offers stand (default: 0)
          --largest-group N              of rota and sandbox: largest group in ordinary running (default of rota: the largest in the
                                         instance; of sandbox: 4)
          --repayment P                  of rota and sandbox: most of a share by which arrears are repaid, in percent (default of rota:
                                         0; of sandbox: 25)
          --accounts one|two             of rota: whether those without room stop accruing (default: two)
          --threshold P                  of sandbox: another threshold, in percent of the child population, such as 0.12
          --weights population           of sandbox: weights by child population (or regional-shares)
          --export FILE                  of sandbox: plays this exported ledger, and not a year
          --svg FILE                     of sandbox: draws the regions as a chart

        It ends with 0 when it did what was asked and, for health, all is well; otherwise with 1 and a sentence on standard error.
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="args">The words of the command line.</param>
    /// <param name="input">What a command reads that takes its data there.</param>
    /// <param name="output">For what was asked.</param>
    /// <param name="errors">For what went wrong.</param>
    /// <returns>0, or 1 when it failed.</returns>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> args, TextReader input, TextWriter output, TextWriter errors)
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
            return arguments.Words switch
            {
                ["replay"] => await ReplayYear.RunAsync(scheme, arguments, ConsoleOn(output), ConsoleOn(errors)),
                ["verify", _, ..] => Verify.Run(ConsoleOn(output), [.. arguments.Words.Skip(1)]),
                ["allocate-batch", var burst, var answer] => AllocateBatch.Run(ConsoleOn(output), burst, answer),
                ["sandbox"] => RunSandbox.Run(arguments, ConsoleOn(output)),
                ["calibrate"] => await CalibrateForecast.RunAsync(output),
                ["rota"] => await RunRota.RunAsync(arguments, input, output),
                _ => await RunAsync([.. arguments.Words], scheme, ConsoleOn(output)),
            };
        }
        catch (CommandFailedException failure)
        {
            await errors.WriteLineAsync(failure.Message);
            return 1;
        }
    }

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
        ["export", "rota"] => Export.RunAsync(scheme, console, Export.Ledger, null),
        ["export", "rota", var file] => Export.RunAsync(scheme, console, Export.Ledger, file),
        ["export", "receipts"] => Export.RunAsync(scheme, console, Export.Receipts, null),
        ["export", "receipts", var file] => Export.RunAsync(scheme, console, Export.Receipts, file),
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
