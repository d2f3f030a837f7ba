using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme health</c></summary>
static class ShowHealth
{
    /// <summary>Shows readiness and alarms.</summary>
    /// <returns>0 when the scheme takes requests and nothing needs a person, otherwise 1.</returns>
    internal static async Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console)
    {
        var ready = await scheme.PeekAsync<Health>("/health/ready");
        var alarms = await scheme.PeekAsync<Health>("/health/alarms");
        var table = new Table().AddColumns("Check", "Status", "Details");
        foreach (var (check, health) in new[] { ("ready", ready), ("alarms", alarms) })
        {
            table.AddRow(new Text(check), new Text(health.Status), new Text(string.Join('\n', health.Details)));
        }

        console.Write(table);
        return ready.Status is "ready" && alarms.Status is "green" ? 0 : 1;
    }

    sealed record Health(string Status, IReadOnlyList<string> Details);
}
