using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme parked list [SERVICE]</c></summary>
static class ListParked
{
    internal static Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console, string? service) => Operations.ListAsync<Parked>(
        scheme, console, service, "parked-messages", "No message is parked.", ["Id", "Message", "Attempts", "Parked", "Next try", "Reason"],
        m =>
        [
            m.Id, m.Message, $"{m.Attempts}", Operations.Time(m.ParkedAt), m.DueAt is { } due ? Operations.Time(due) : "waits for a person",
            m.Reason,
        ]);

    sealed record Parked(string Id, string Message, string Reason, int Attempts, DateTimeOffset ParkedAt, DateTimeOffset? DueAt);
}
