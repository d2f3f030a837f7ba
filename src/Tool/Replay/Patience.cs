using System.Diagnostics;

namespace TransferScheme.Tool.Replay;

/// <summary>Waiting for what follows from a command by message.</summary>
static class Patience
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <summary>Looks until it is there.</summary>
    /// <param name="look">Looks once.</param>
    /// <param name="what">What is awaited.</param>
    /// <exception cref="CommandFailedException">It has not come within a minute.</exception>
    internal static async Task UntilAsync(Func<Task<bool>> look, string what)
    {
        for (var since = Stopwatch.GetTimestamp(); !await look();)
        {
            if (Stopwatch.GetElapsedTime(since) > Longest)
            {
                throw new CommandFailedException($"{what} has not come within a minute. See: scheme health, scheme parked list.");
            }

            await Task.Delay(Pause);
        }
    }
}
