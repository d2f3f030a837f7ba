using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Emergencies;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>The national team's home: reasons to review, overdue by region, directions, approvals, alarms, messages that wait.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.National)]
sealed class NationalModel(SchemeApi api, Authorities known, SchemeTime time, Text text, Dates dates) : PageModel
{
    // With so many the page still weighs little; the register of statements has all.
    const int Most = 20;

    // What waits for the national team, the most pressing first.
    static readonly IReadOnlyList<string> Reviewed = ["underReview", "reasonsProvided", "challenged", "declined", "reasonsDue"];

    /// <summary>The services that keep messages, as their operations name them, with their names in English.</summary>
    internal static IReadOnlyList<(string Service, string Name)> Services { get; } =
    [
        ("referrals", "Referrals"), ("allocation", "Allocation"), ("age_assessments", "Age assessments"), ("refusals", "Refusals"),
        ("dashboards", "Dashboards"), ("identity", "Identity"),
    ];

    /// <summary>A statement of reasons that waits for somebody.</summary>
    internal sealed record Review(Guid Id, string Status, string Authority, string From, string Grounds, Due? DueOn);

    /// <summary>A region and how many of its referrals are overdue.</summary>
    internal sealed record LateRegion(string Slug, string Name, decimal Referrals, decimal Children);

    /// <summary>What is wrong with the scheme itself, in words; null where it did not tell.</summary>
    internal IReadOnlyList<string>? Alarms { get; private set; }

    /// <summary>Reasons to review.</summary>
    internal Top<Review> Reviews { get; private set; } = Top<Review>.Unknown;

    /// <summary>Regions that have overdue referrals, the most first; null where nobody could count.</summary>
    internal IReadOnlyList<LateRegion>? Late { get; private set; }

    /// <summary>When the counts by region were true.</summary>
    internal DateTimeOffset? CountedAt { get; private set; }

    /// <summary>How many directions are in force, overdue, and noticed with representations to consider; null where nobody told.</summary>
    internal (int InForce, int Overdue, int Noticed)? Directions { get; private set; }

    /// <summary>Emergency accesses that nobody has reviewed; null where nobody told.</summary>
    internal int? Emergencies { get; private set; }

    /// <summary>Referrals that wait for an authority; null where nobody could count.</summary>
    internal int? Waiting { get; private set; }

    /// <summary>Messages that a service could not do, of all services; null where one did not answer.</summary>
    internal int? Parked { get; private set; }

    /// <summary>The parts of the page whose service did not answer.</summary>
    internal IReadOnlyList<string> Silent { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        var all = await known.AllAsync(api);
        var today = await time.TodayAsync();
        var parts = new Parts(api);
        var (alarms, regions) = (api.AskAsync<Health>("/health/alarms"), api.AskAsync<Regions>("dashboards/regions"));
        var reviews = Task.WhenAll(
            Reviewed.Select(status => parts.TopAsync<Refusal>($"refusals?status={status}&order=due", Most, text["Reasons to review"])));
        var directions = parts.ListAsync<Direction>("directions", text["Directions"]);
        var emergencies = parts.ListAsync<EmergencyView>("referrals/break-glass", text["Emergency accesses"]);
        var figures = api.AskAsync<Scheme>("dashboards/national");
        var parked = Task.WhenAll(Services.Select(s => api.AskAsync<Messages>($"/operations/{s.Service}/parked-messages")));
        Alarms = (await alarms).Found?.Details;
        var waiting = await reviews;
        var count = waiting.Any(r => r.Count is null) ? null : waiting.Sum(r => r.Count);
        Reviews = new Top<Refusal>([.. waiting.SelectMany(r => r.Rows).Take(Most)], count).As(r => new Review(
            r.Id, r.Status, NameOf(r.Authority), NameOf(r.EntryAuthority), string.Join(", ", r.Codes),
            r.DueOn is { } due && all.TryGetValue(r.Authority, out var one) ? Due.Of(due, today, one.Calendar, text, dates) : null));
        Emergencies = (await emergencies)?.Count(e => e.Waits);
        if ((await regions).Found is { } counted)
        {
            Late =
            [
                .. counted.Items.Where(r => r.Figures["referralsOverdue"].Value > 0).Select(r => new LateRegion(
                    r.Code, RegionNames.Of(r.Code), r.Figures["referralsOverdue"].Value ?? 0, r.Figures["childrenOverdue"].Value ?? 0))
                    .OrderByDescending(r => r.Referrals),
            ];
            CountedAt = counted.Items.Select(r => r.Figures["referralsOverdue"].AsAt).Max();
        }
        else
        {
            parts.Miss(text["Overdue by region"]);
        }

        var register = await directions;
        Directions = register is null ? null : (
            register.Count(d => d.Status is "given" or "changeNotice"), register.Count(d => d.Overdue),
            register.Count(d => d.Status is "notice" or "changeNotice"));
        if ((await figures).Found is { } scheme)
        {
            Waiting = (int)(scheme.Figures["referralsAwaitingAllocation"].Value ?? 0);
        }
        else
        {
            parts.Miss(text["Children waiting"]);
        }

        var messages = await parked;
        Parked = messages.Any(m => m.Problem is not null) ? null : messages.Sum(m => m.Found!.Items.Count);
        Silent = parts.Silent;

        string NameOf(string code) => all.TryGetValue(code, out var one) ? one.Name : code;
    }

    sealed record Health(IReadOnlyList<string> Details);

    sealed record Refusal(Guid Id, string Authority, string EntryAuthority, string Status, IReadOnlyList<string> Codes, DateOnly? DueOn);

    sealed record Direction(string Status, bool Overdue);

    sealed record Regions(IReadOnlyList<Counted> Items);

    sealed record Scheme(IReadOnlyDictionary<string, Figure> Figures);

    sealed record Counted(string Code, IReadOnlyDictionary<string, Figure> Figures);

    sealed record Figure(decimal? Value, DateTimeOffset? AsAt);

    sealed record Messages(IReadOnlyList<object> Items);
}
