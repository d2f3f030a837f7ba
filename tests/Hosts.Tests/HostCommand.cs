using System.Diagnostics;
using TransferScheme.TestKit;

namespace TransferScheme.Hosts.Tests;

/// <summary>What a host that ended by itself left.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Its standard output: the log, or what a command told.</param>
/// <param name="Error">Its standard error: why it did not start, in a sentence.</param>
public sealed record HostCommand(int Code, string Output, string Error)
{
    /// <summary>Runs a host that is expected to end by itself.</summary>
    /// <param name="host">The host, such as <c>Referrals</c>.</param>
    /// <param name="settings">Its settings, as environment variables.</param>
    /// <param name="arguments">Its command line.</param>
    public static async Task<HostCommand> RunAsync(
        string host, IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, $"TransferScheme.{host}.Host.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = await WatchedProcess.StartAsync(start);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new HostCommand(process.ExitCode, await output, (await error).Trim());
        }
        catch (OperationCanceledException late)
        {
            process.Kill();
            throw new TimeoutException($"{host}.Host did not end by itself.", late);
        }
    }
}
