using System.Diagnostics;

namespace TransferScheme.TestKit;

/// <summary>Waits for what happens in its own time, never longer than needed.</summary>
public static class Poll
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks again and again until the condition holds.</summary>
    /// <param name="what">What is waited for, in words: "the offer is open".</param>
    /// <param name="pause">How long to leave it alone in between, where asking costs those much who are at work on it.</param>
    /// <exception cref="TimeoutException">It did not hold within the limit. An exception of the condition ends the wait at once.</exception>
    public static Task UntilAsync(Func<Task<bool>> condition, TimeSpan limit, string what, TimeSpan? pause = null) =>
        ForAsync(condition, held => held, limit, what, pause);

    /// <summary>Reads again and again until the value is as wanted, and answers it.</summary>
    /// <param name="what">What is waited for, in words: "three messages are in the queue".</param>
    /// <param name="pause">How long to leave it alone in between, where asking costs those much who are at work on it.</param>
    /// <exception cref="TimeoutException">It was not so within the limit; the message has the last value read.</exception>
    public static async Task<T> ForAsync<T>(Func<Task<T>> read, Func<T, bool> wanted, TimeSpan limit, string what, TimeSpan? pause = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var value = await read();
            if (wanted(value))
            {
                return value;
            }
            if (watch.Elapsed > limit)
            {
                throw new TimeoutException($"Not within {limit}: {what}. Last seen: {value}.");
            }
            await Task.Delay(pause ?? Pause);
        }
    }
}
