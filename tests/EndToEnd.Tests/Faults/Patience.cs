using System.Diagnostics;
using System.Net.Sockets;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>How a partner's system goes about an outage: it asks again until it is answered, a command always under the same key.</summary>
public static class Patience
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);
    static readonly TimeSpan LongestOutage = TimeSpan.FromMinutes(2);

    /// <summary>Commands until there is an answer.</summary>
    /// <param name="caller">Who commands.</param>
    /// <param name="path">Path below <c>/api/v1</c>.</param>
    /// <param name="body">JSON body.</param>
    /// <param name="version">The version decided on.</param>
    /// <param name="key">Idempotency-Key.</param>
    public static Task<Reply> PostUntilAnswered(this Caller caller, string path, string body, long? version, string key) =>
        AnswerAsync(() => caller.Post(path, body, version, key), path, caller.Failed);

    /// <summary>Reads until there is an answer, and it is as wanted.</summary>
    /// <param name="caller">Who reads.</param>
    /// <param name="path">Path below <c>/api/v1</c>.</param>
    /// <param name="wanted">What is wanted.</param>
    public static async Task<Reply> GetUntil(this Caller caller, string path, Func<Reply, bool> wanted)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var reply = await AnswerAsync(() => caller.Get(path), path, caller.Failed);
            if (wanted(reply))
            {
                return reply;
            }

            await PauseAsync(watch, path, reply.ToString());
        }
    }

    /// <summary>Asks until there is an answer: no broken connection, no silence, no fault of the server.</summary>
    /// <param name="ask">Asks once.</param>
    /// <param name="what">What is asked, for the error.</param>
    /// <param name="failed">Told of every try that failed.</param>
    /// <exception cref="TimeoutException">There was none for two minutes.</exception>
    public static async Task<Reply> AnswerAsync(Func<Task<Reply>> ask, string what, Action<string>? failed = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            string trouble;
            try
            {
                var reply = await ask().WaitAsync(LongestAnswer);
                if (reply.Status < 500)
                {
                    return reply;
                }

                trouble = reply.ToString();
            }
            catch (Exception broken) when (broken is HttpRequestException or TimeoutException or TaskCanceledException or IOException or SocketException)
            {
                trouble = broken.Message;
            }

            failed?.Invoke($"{what}: {trouble}");
            await PauseAsync(watch, what, trouble);
        }
    }

    static Task PauseAsync(Stopwatch since, string what, string last) => since.Elapsed < LongestOutage
        ? Task.Delay(Pause)
        : throw new TimeoutException($"Not within {LongestOutage}: {what}. Last: {last}");
}
