using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme dead-letters list [SERVICE]</c></summary>
static class ListDeadLetters
{
    internal static Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console, string? service) => Operations.ListAsync<Letter>(
        scheme, console, service, "dead-letters", "There are no dead letters.", ["Id", "Queue", "Count", "Since", "Reason"],
        l => [l.Id, l.Queue, $"{l.Count}", l.At is { } at ? Operations.Time(at) : "", l.Reason]);

    sealed record Letter(string Id, string Queue, string Reason, long Count, DateTimeOffset? At);
}
