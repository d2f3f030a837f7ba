using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using TransferScheme.Rota.Batches;

namespace TransferScheme.Rota.Tests.Batches;

/// <summary>Bursts beside an exact mixed-integer solver: Debian's coinor-cbc.</summary>
public sealed class ExactSolverTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("batch-").FullName;

    [Theory]
    [InlineData(212, 105)]
    [InlineData(60, 105)]
    [InlineData(60, 100)]
    [InlineData(60, 90)]
    [InlineData(20, 100)]
    public async Task Given_a_burst_of_100_when_solved_then_it_costs_at_most_half_a_per_cent_more_than_an_exact_solver_finds(
        int authorities, int room)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            await ShouldBeNearlyExact(Bursts.Large(100, authorities, room, seed));
        }
    }

    // Of a hundred: half in groups, three of four in groups, and nobody alone. Of forty, which the exact solver is quick with, many.
    [Theory]
    [InlineData(100, 3, 4, 212, 100, 50, 75, 90)]
    [InlineData(100, 3, 4, 60, 100, 30, 60, 85)]
    [InlineData(100, 3, 4, 60, 105, 25, 50, 75)]
    [InlineData(100, 3, 4, 20, 105, 25, 50, 75)]
    [InlineData(100, 3, 4, 60, 105, 0, 60, 90)]
    [InlineData(100, 3, 4, 212, 105, 0, 60, 90)]
    [InlineData(40, 101, 120, 212, 105, 85, 96, 99)]
    [InlineData(40, 101, 120, 60, 100, 85, 96, 99)]
    [InlineData(40, 101, 120, 20, 90, 85, 96, 99)]
    [InlineData(40, 101, 120, 60, 100, 50, 75, 90)]
    [InlineData(40, 101, 120, 20, 105, 25, 50, 75)]
    [InlineData(40, 101, 120, 20, 105, 0, 60, 90)]
    public async Task Given_bursts_of_groups_when_solved_then_each_costs_at_most_half_a_per_cent_more_than_an_exact_solver_finds(
        int referrals, int firstSeed, int lastSeed, int authorities, int room, int ones, int twos, int threes)
    {
        for (var seed = firstSeed; seed <= lastSeed; seed++)
        {
            await ShouldBeNearlyExact(Bursts.Large(referrals, authorities, room, seed, (ones, twos, threes)));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    async Task ShouldBeNearlyExact(BatchProblem problem)
    {
        var answer = BatchSolver.Solve(problem);
        answer.Cost.ShouldBe(problem.Cost(answer.Authorities));
        var exact = await SolveExactly(problem);
        answer.LowerBound.ShouldBeLessThanOrEqualTo(exact.Cost);
        (answer.Cost - exact.Cost).ShouldBeInRange(0, exact.Cost / 200);
        answer.UnplacedChildren.ShouldBeLessThanOrEqualTo(exact.UnplacedChildren);
    }

    async Task<(long Cost, long UnplacedChildren)> SolveExactly(BatchProblem problem)
    {
        var (file, solution) = (Path.Combine(_folder, "burst.lp"), Path.Combine(_folder, "burst.txt"));
        await File.WriteAllTextAsync(file, LinearProgram(problem));
        await Run("cbc", file, "ratioGap", "0", "allowableGap", "0.5", "solve", "solution", solution);
        var lines = await File.ReadAllLinesAsync(solution);
        lines[0].ShouldStartWith("Optimal");

        var chosen = new string?[problem.Referrals.Count];
        foreach (var name in lines.Skip(1).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Where(n => n[0] == 'x'))
        {
            int[] at = [.. name[1..].Split('_').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
            chosen[at[0]] = problem.Authorities[at[1]].Id;
        }

        return (problem.Cost(chosen), problem.Referrals.Zip(chosen).Where(r => r.Second is null).Sum(r => (long)r.First.Size));
    }

    static async Task Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0, output);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(
                "cbc is missing on this machine: sudo apt-get update && sudo apt-get install --no-install-recommends coinor-cbc",
                exception);
        }
    }

    // x3_7: referral 3 goes to authority 7; n3: it goes nowhere.
    static string LinearProgram(BatchProblem problem)
    {
        var columns = problem.Authorities.Index().ToDictionary(a => a.Item.Id, a => a.Index);
        var choices = problem.Referrals.Index()
            .SelectMany(r => r.Item.Options, (r, o) => (At: r.Index, r.Item.Size, Column: columns[o.Authority], o.Mismatch)).ToList();
        var nowhere = problem.Referrals.Select((r, at) => $" + {100_000L * r.Size} n{at}");
        var program = new StringBuilder("Minimize\n obj:");
        program.AppendJoin('\n', choices.Select(c => $" + {(long)c.Mismatch * c.Size} x{c.At}_{c.Column}").Concat(nowhere));
        program.Append("\nSubject To\n");
        foreach (var referral in choices.GroupBy(c => c.At))
        {
            program.Append($" r{referral.Key}: n{referral.Key}\n");
            program.AppendJoin('\n', referral.Select(c => $" + x{c.At}_{c.Column}")).Append(" = 1\n");
        }

        foreach (var authority in choices.GroupBy(c => c.Column))
        {
            program.Append($" a{authority.Key}:\n").AppendJoin('\n', authority.Select(c => $" + {c.Size} x{c.At}_{c.Column}"));
            program.Append($" <= {problem.Authorities[authority.Key].Capacity}\n");
        }

        program.Append("Binaries\n").AppendJoin('\n', choices.Select(c => $" x{c.At}_{c.Column}"));
        return program.Append('\n').AppendJoin('\n', problem.Referrals.Select((_, at) => $" n{at}")).Append("\nEnd\n").ToString();
    }
}
