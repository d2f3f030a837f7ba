using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme parked replay SERVICE [ID]</c></summary>
static class ReplayParked
{
    internal static async Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console, string service, string? id)
    {
        var query = id is null ? "" : $"?id={Uri.EscapeDataString(id)}";
        var answer = await scheme.PostAsync<Replayed>($"{ListParked.Path(service)}/replay{query}", null, signed: true);
        if (id is not null && answer.Count == 0)
        {
            throw new CommandFailedException($"{service} has no parked message {id}.");
        }

        console.WriteLine($"{answer.Count} to be tried again now.");
        return 0;
    }

    sealed record Replayed([property: System.Text.Json.Serialization.JsonPropertyName("replayed")] int Count);
}
