using System.Globalization;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary>What the commands about messages share: the services, their addresses, lists and replays.</summary>
static class Operations
{
    static readonly string[] Services = ["age_assessments", "allocation", "dashboards", "identity", "referrals", "refusals"];

    /// <summary>Address of what an operator does to a service.</summary>
    internal static string Path(string service, string what) => $"/operations/{Uri.EscapeDataString(service)}/{what}";

    /// <summary>Lists things of one service or of all.</summary>
    /// <exception cref="CommandFailedException">There is no service of that name.</exception>
    internal static async Task<int> ListAsync<T>(
        SchemeClient scheme, IAnsiConsole console, string? service, string what, string none, string[] columns, Func<T, string[]> cells)
    {
        var table = new Table().AddColumns(["Service", .. columns]);
        foreach (var asked in service is null ? Services : [service])
        {
            var found = await scheme.FindAsync<Found<T>>(Path(asked, what));
            if (found is null && service is not null)
            {
                throw NoService(service);
            }

            foreach (var item in found?.Items ?? [])
            {
                table.AddRow([.. cells(item).Prepend(asked).Select(text => new Text(text))]);
            }
        }

        if (table.Rows.Count == 0)
        {
            console.WriteLine(none);
        }
        else
        {
            console.Write(table);
        }

        return 0;
    }

    /// <summary>Replays things of one service.</summary>
    /// <param name="ids">Their ids; none for all.</param>
    /// <returns>How many.</returns>
    /// <exception cref="CommandFailedException">None of those named is there.</exception>
    internal static async Task<int> ReplayAsync(SchemeClient scheme, string service, string what, string kind, string[] ids)
    {
        var query = string.Join('&', ids.Select(id => $"id={Uri.EscapeDataString(id)}"));
        var path = $"{Path(service, what)}/replay{(query.Length == 0 ? "" : "?")}{query}";
        var answer = await scheme.PostAsync<Replayed>(path, null, signed: true);
        return ids.Length == 0 || answer.Count > 0 ? answer.Count
            : throw new CommandFailedException($"{service} has no {kind} {string.Join(' ', ids)}.");
    }

    static CommandFailedException NoService(string service) =>
        new($"There is no service called {service}. They are {string.Join(", ", Services)}.");

    internal static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    sealed record Found<T>(IReadOnlyList<T> Items);

    sealed record Replayed([property: JsonPropertyName("replayed")] int Count);
}
