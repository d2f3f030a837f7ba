using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme republish SERVICE</c></summary>
static class Republish
{
    internal static async Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console, string service)
    {
        var accepted = await scheme.PostAsync<Accepted>(Operations.Path(service, "republish"), null, signed: true);
        console.WriteLine($"{accepted.Service} publishes all its messages again.");
        return 0;
    }

    sealed record Accepted(string Service);
}
