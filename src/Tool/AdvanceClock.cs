using System.Globalization;
using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme clock advance TIME</c></summary>
static class AdvanceClock
{
    static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    internal static async Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console, string time)
    {
        ShowClock.Write(console, await scheme.PostAsync<Clock>(ShowClock.Path, new { advanceTo = Parse(time) }, signed: false));
        return 0;
    }

    /// <summary>A time with its offset: a time without one would mean another moment on another machine.</summary>
    static DateTimeOffset Parse(string time) =>
        (time.EndsWith('Z') || time.LastIndexOfAny(['+', '-']) > time.IndexOf('T', StringComparison.Ordinal))
        && DateTimeOffset.TryParseExact(time, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? parsed
            : throw new CommandFailedException($"{time} is not a time such as 2026-03-20T09:00:00Z.");
}
