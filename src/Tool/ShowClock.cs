using System.Globalization;
using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme clock</c></summary>
static class ShowClock
{
    internal const string Path = "/api/v1/development/clock";

    internal static async Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console)
    {
        Write(console, await scheme.GetAsync<Clock>(Path));
        return 0;
    }

    internal static void Write(IAnsiConsole console, Clock clock)
    {
        var now = clock.Now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        console.WriteLine(clock.Simulated ? $"{now} (simulated)" : now);
    }
}

/// <summary>The scheme's clock.</summary>
/// <param name="Now">The time.</param>
/// <param name="Simulated">Whether it is a simulated one.</param>
sealed record Clock(DateTimeOffset Now, bool Simulated);
