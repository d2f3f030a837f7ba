using System.Diagnostics;

namespace TransferScheme.TestKit.Tests;

/// <summary>A command of the repository, run as a person would.</summary>
static class Command
{
    /// <summary>Runs it to its end. Variables given as <c>NAME=value</c> are added to the environment.</summary>
    internal static async Task<(int Code, string Output, string Complaints)> RunAsync(string command, params IEnumerable<string> variables)
    {
        using var process = await StartAsync(command, variables);
        var output = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await complaints);
    }

    /// <summary>Starts it in the root folder of the repository; it does not outlive the tests.</summary>
    internal static Task<Process> StartAsync(string command, params IEnumerable<string> variables)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", $"exec {command}"])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        foreach (var variable in variables)
        {
            start.Environment[variable.Split('=', 2)[0]] = variable.Split('=', 2)[1];
        }
        return WatchedProcess.StartAsync(start);
    }

    /// <summary>Sends a signal, such as <c>INT</c>.</summary>
    internal static async Task SignalAsync(Process process, string signal) => await RunAsync($"kill -s {signal} {process.Id}");
}
