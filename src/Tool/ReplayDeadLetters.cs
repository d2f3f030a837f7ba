using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme dead-letters replay SERVICE [ID …]</c></summary>
static class ReplayDeadLetters
{
    internal static async Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console, string service, string[] ids)
    {
        console.WriteLine($"{await Operations.ReplayAsync(scheme, service, "dead-letters", "dead letter", ids)} sent back.");
        return 0;
    }
}
