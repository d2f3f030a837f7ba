using System.Diagnostics;
using System.Globalization;

namespace TransferScheme.TestKit;

/// <summary>Processes that tests start themselves, such as a host that they kill. None of them outlives the test process.</summary>
public static class WatchedProcess
{
    /// <summary>Starts a process which is killed as soon as the test process is gone.</summary>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<Process> StartAsync(ProcessStartInfo start)
    {
        var note = $"{await ProcessFolder.NextAsync("child")}.process";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        if (await StartTimeAsync(process.Id) is { } time)
        {
            await File.WriteAllTextAsync(note, $"{process.Id} {time}\n");
        }
        return process;
    }

    // In the kernel's ticks, as deploy/local/common.sh reads it: the 20th field after the name, which may hold anything.
    static async Task<string?> StartTimeAsync(int process)
    {
        try
        {
            var state = await File.ReadAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return state[(state.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (IOException)
        {
            // It has ended already: there is nothing to watch.
            return null;
        }
    }
}
