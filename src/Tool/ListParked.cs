using System.Globalization;
using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme parked list [SERVICE]</c></summary>
static class ListParked
{
    static readonly string[] Services = ["age_assessments", "allocation", "dashboards", "identity", "referrals", "refusals"];

    internal static string Path(string service) => $"/operations/{Uri.EscapeDataString(service)}/parked-messages";

    internal static async Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console, string? service)
    {
        var table = new Table().AddColumns("Service", "Id", "Message", "Attempts", "Parked", "Next try", "Reason");
        foreach (var asked in service is null ? Services : [service])
        {
            var parked = await scheme.FindAsync<ParkedList>(Path(asked));
            if (parked is null && service is not null)
            {
                throw new CommandFailedException($"There is no service called {service}. They are {string.Join(", ", Services)}.");
            }

            foreach (var m in parked?.Items ?? [])
            {
                var next = m.DueAt is { } due ? Time(due) : "waits for a person";
                table.AddRow(Cells(asked, m.Id, m.Message, $"{m.Attempts}", Time(m.ParkedAt), next, m.Reason));
            }
        }

        if (table.Rows.Count == 0)
        {
            console.WriteLine("No message is parked.");
        }
        else
        {
            console.Write(table);
        }

        return 0;
    }

    static Text[] Cells(params IEnumerable<string> texts) => [.. texts.Select(t => new Text(t))];

    static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    sealed record ParkedList(IReadOnlyList<Parked> Items);

    sealed record Parked(string Id, string Message, string Reason, int Attempts, DateTimeOffset ParkedAt, DateTimeOffset? DueAt);
}
