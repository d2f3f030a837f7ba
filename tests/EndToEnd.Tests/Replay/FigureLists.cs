using System.Text.Json.Nodes;
using TransferScheme.TestKit;

namespace TransferScheme.EndToEnd.Tests.Replay;

/// <summary>Whether the list behind each count of cases holds as many as the figure says, which is made of messages.</summary>
static class FigureLists
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    // The units that are cases, each a line of its list; children, days and shares are worked out from those.
    static readonly HashSet<string> Cases = new HashSet<string> { "offers", "referrals", "directions", "assessments" };

    /// <summary>Follows the lists of the scheme, of a region and of the authorities that declined.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="declined">Whether offers were declined in it.</param>
    internal static async Task HoldAsync(ReplayedScheme scheme, bool declined)
    {
        var national = await scheme.NationalAsync();
        var authorities = await scheme.Rows.TextsAsync(
            "select distinct data ->> 'authority' from allocation.mt_events where type = 'offer_declined' order by 1 limit 3");
        var whole = await EqualAsync(national, "national");
        whole.Contains("offersDeclined 0", StringComparison.Ordinal).ShouldBe(!declined, whole);
        foreach (var scope in authorities.Select(a => $"authorities/{a}").Append("regions/london"))
        {
            await EqualAsync(national, scope);
        }
    }

    // Messages take a moment.
    static async Task<string> EqualAsync(Caller caller, string scope) => (await Poll.ForAsync(
        async () =>
        {
            var figures = (await caller.Get($"dashboards/{scope}")).Expect(200).Json["figures"]!.AsObject()
                .Where(f => Cases.Contains((string)f.Value!["unit"]!)).ToList();
            var listed = new List<string>();
            foreach (var (name, figure) in figures)
            {
                listed.Add($"{name} {await CountAsync(caller, (string)figure!["listUrl"]!)}");
            }

            return (Told: string.Join('\n', figures.Select(f => $"{f.Key} {f.Value!["value"]}")), Listed: string.Join('\n', listed));
        },
        counts => counts.Told == counts.Listed, Limit, $"the figures of {scope} to be those of their lists")).Told;

    static async Task<int> CountAsync(Caller caller, string listUrl)
    {
        var (count, cursor) = (0, (string?)null);
        do
        {
            var from = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = (await caller.Get($"{listUrl}&limit=200{from}")).Expect(200).Json;
            count += ((JsonArray)page["items"]!).Count;
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        return count;
    }
}
