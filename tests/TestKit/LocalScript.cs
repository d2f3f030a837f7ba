using System.Diagnostics;

namespace TransferScheme.TestKit;

/// <summary>Runs the scripts of deploy/local, so that tests and deploy/run start servers in one way.</summary>
static class LocalScript
{
    /// <summary>Answers the script's output, trimmed.</summary>
    /// <exception cref="InvalidOperationException">The script failed; the message is what it said, such as what to install.</exception>
    internal static async Task<string> RunAsync(string name, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "local", name), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"deploy/local/{name} {string.Join(' ', arguments)}: {(await complaints).Trim()}");
    }
}
