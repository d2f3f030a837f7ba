using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme parked replay SERVICE [ID …]</c></summary>
static class ReplayParked
{
    internal static async Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console, string service, string[] ids)
    {
        var replayed = await Operations.ReplayAsync(scheme, service, "parked-messages", "parked message", ids);
        console.WriteLine($"{replayed} to be tried again now.");
        return 0;
    }
}
