using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using TransferScheme.Rota.Batches;

namespace TransferScheme.Tool;

/// <summary><c>scheme allocate-batch IN OUT</c></summary>
static class AllocateBatch
{
    /// <summary>Gives each group of a burst a place where all of it fits, so that all of them together fare best.</summary>
    internal static int Run(IAnsiConsole console, string input, string output)
    {
        try
        {
            BatchProblem problem;
            using (var read = File.OpenRead(input))
            {
                problem = BatchDocument.Read(read);
            }

            var began = Stopwatch.GetTimestamp();
            var answer = BatchSolver.Solve(problem);
            var milliseconds = (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            using (var written = File.Create($"{output}.part"))
            {
                BatchDocument.Write(written, problem, answer, milliseconds);
            }

            File.Move($"{output}.part", output, overwrite: true);
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{problem.Referrals.Count} referrals, {answer.UnplacedChildren} children without a place, in {milliseconds} ms. ")
                + Proof(answer));
            return 0;
        }
        catch (FormatException failure)
        {
            throw new CommandFailedException($"{input}: {failure.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(failure.Message);
        }
    }

    static string Proof(BatchAnswer answer) => answer.Cost == answer.LowerBound
        ? "No other way is better."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"No other way is better by more than {(answer.Cost - answer.LowerBound) * 100m / Math.Max(1, answer.LowerBound):0.00} %.");
}
