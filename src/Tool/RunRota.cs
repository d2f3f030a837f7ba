using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Running;

namespace TransferScheme.Tool;

/// <summary><c>scheme rota [--largest-group N] [--repayment P] [--accounts one|two]</c></summary>
static class RunRota
{
    /// <summary>Decides every referral of the instance on the input and writes the run to the output.</summary>
    internal static async Task<int> RunAsync(Arguments arguments, TextReader input, TextWriter output)
    {
        var options = Options(arguments);
        try
        {
            var lines = new List<RotaLine>();
            for (var number = 1; await input.ReadLineAsync() is { } text; number++)
            {
                lines.Add(RotaLine.Parse(number, text));
            }

            foreach (var line in InstanceRun.Run(lines, options))
            {
                await output.WriteAsync($"{line.ToJsonString()}\n");
            }
        }
        catch (FormatException failure)
        {
            throw new CommandFailedException(failure.Message);
        }

        return 0;
    }

    static RunOptions Options(Arguments arguments) => new(
        arguments.LargestGroup, arguments.Repayment ?? 0,
        arguments.Options.GetValueOrDefault("--accounts", "two") switch
        {
            "one" => false,
            "two" => true,
            var other => throw new CommandFailedException($"--accounts takes one or two, and not {other}."),
        });
}
