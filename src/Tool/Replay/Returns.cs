using System.Text.Json.Nodes;

namespace TransferScheme.Tool.Replay;

/// <summary>
/// The authorities' returns of the children whom they look after: the year's published counts at its start; and, since only an
/// authority above its threshold may refer a child in its care, of a sender whenever those whom it refers would bring it below.
/// That stands for the children who arrived there meanwhile.
/// </summary>
/// <param name="partners">The partners.</param>
/// <param name="plan">All cases.</param>
sealed class Returns(Partners partners, IReadOnlyList<ReplayCase> plan)
{
    readonly Dictionary<string, int> _leaving = [];

    /// <summary>Declares the counts of the year.</summary>
    /// <param name="counts">Children by authority.</param>
    /// <param name="day">The day on which the clock stands.</param>
    internal async Task BeginAsync(IReadOnlyDictionary<string, int> counts, DateOnly day)
    {
        for (string? page = "authorities?limit=200"; page is not null;)
        {
            var answer = (await partners.National.GetAsync(page)).Good;
            var known = answer["items"]!.AsArray().Where(a => counts.ContainsKey((string)a!["gssCode"]!)).ToList();
            await Parallel.ForEachAsync(known, ReplayRun.AtOnce, async (authority, _) =>
            {
                var code = (string)authority!["gssCode"]!;
                await DeclareAsync(code, counts[code], day, (long)authority["version"]!);
            });
            page = (string?)answer["next"] is { } cursor ? $"authorities?limit=200&cursor={cursor}" : null;
        }
    }

    /// <summary>Declares what the senders of a day need.</summary>
    internal async Task OnAsync(DateOnly day)
    {
        var lastOfMonth = new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);
        var month = plan.Where(c => c.InAuthorityCare && c.Days.Referred >= day && c.Days.Referred <= lastOfMonth).ToList();
        foreach (var sender in month.Where(c => c.Days.Referred == day).GroupBy(c => c.EntryAuthority))
        {
            var authority = await partners.National.GetAsync($"authorities/{sender.Key}");
            var kept = (int)authority.Good["threshold"]! + _leaving.GetValueOrDefault(sender.Key);
            if ((int?)authority.Good["childrenLookedAfter"] is not { } count || count < kept + Children(sender))
            {
                var needed = kept + Children(month.Where(c => c.EntryAuthority == sender.Key));
                await DeclareAsync(sender.Key, needed, day, authority.Version);
                await Patience.UntilAsync(() => IsKnownAsync(sender.Key, needed), $"The count of {sender.Key}");
            }

            _leaving[sender.Key] = _leaving.GetValueOrDefault(sender.Key) + Children(sender);
        }
    }

    /// <summary>Children have left the care of their entry authority.</summary>
    internal void Left(ReplayCase c)
    {
        if (c.InAuthorityCare)
        {
            _leaving[c.EntryAuthority] -= c.Children.Count;
        }
    }

    Task<Reply> DeclareAsync(string code, int count, DateOnly day, long version) => partners.National.PutAsync(
        $"authorities/{code}/children-looked-after", new JsonObject { ["count"] = count, ["asOf"] = Forms.Day(day) }, version);

    // Other services learn of it by message, and of the authority itself: when one has, the others mostly have.
    async Task<bool> IsKnownAsync(string code, int count) =>
        await partners.National.GetAsync($"dashboards/authorities/{code}") is { IsGood: true } told
        && (int?)told.Body["figures"]!["childrenLookedAfter"]!["value"] == count;

    static int Children(IEnumerable<ReplayCase> cases) => cases.Sum(c => c.Children.Count);
}
