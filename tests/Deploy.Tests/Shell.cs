using System.Diagnostics;
using TransferScheme.TestKit;

namespace TransferScheme.Deploy.Tests;

/// <summary>Runs a command as a person would.</summary>
static class Shell
{
    /// <summary>Runs it in the root folder, to its end.</summary>
    internal static async Task<(int Code, string Output, string Complaints)> RunAsync(
        string command, string input, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await complaints);
    }
}
