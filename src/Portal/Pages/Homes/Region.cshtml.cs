using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Allocating;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>A region's home: which children wait, and what else waits for its coordinator. The national team may open any.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class RegionModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    static readonly string[] ReasonsAsked = ["unanswered", "underReview", "reasonsDue", "challenged"];
    readonly Parts _parts = new(api);
    IReadOnlyDictionary<string, AuthorityEntry> _all = new Dictionary<string, AuthorityEntry>(StringComparer.Ordinal);
    DateOnly _today;

    /// <summary>Children who wait or have an authority.</summary>
    internal sealed record ChildrenRow(Guid Id, string Reference, int Children, string From, string? To, DateTimeOffset Since, Due Statutory);

    /// <summary>An offer that waits for its answer.</summary>
    internal sealed record OfferRow(Guid Id, string Reference, string To, Due Answer, bool Paused, Due? Statutory, DateOnly? Until);

    /// <summary>A table of offers.</summary>
    internal sealed record OfferTable(string Caption, IReadOnlyList<OfferRow> Rows);

    /// <summary>A case whose reasons somebody waits for.</summary>
    internal sealed record ReasonsRow(Guid ReferralId, string Reference, string To, string Status, bool IsConferenceCalled, Due? Due);

    /// <summary>Slug of the region; null where the national team has named none yet.</summary>
    internal string? Region { get; private set; }

    /// <summary>What the addresses of this page need to stay in the region.</summary>
    internal string Query { get; private set; } = "";

    /// <summary>Children who wait for an offer, the first due first.</summary>
    internal IReadOnlyList<ChildrenRow> Waiting { get; private set; } = [];

    /// <summary>Children of the region's authorities whom nobody can take.</summary>
    internal IReadOnlyList<ChildrenRow> Unplaced { get; private set; } = [];

    /// <summary>Children whom an authority of the region has accepted.</summary>
    internal IReadOnlyList<ChildrenRow> Accepted { get; private set; } = [];

    /// <summary>Offers whose time to answer has passed.</summary>
    internal IReadOnlyList<OfferRow> Overdue { get; private set; } = [];

    /// <summary>Offers that wait for an answer in time.</summary>
    internal IReadOnlyList<OfferRow> Open { get; private set; } = [];

    /// <summary>Offers on which an authority asks for more time.</summary>
    internal IReadOnlyList<OfferRow> Deferrals { get; private set; } = [];

    /// <summary>Cases whose reasons somebody waits for.</summary>
    internal IReadOnlyList<ReasonsRow> Reasons { get; private set; } = [];

    /// <summary>The parts of the page whose service did not answer.</summary>
    internal IReadOnlyList<string> Silent => _parts.Silent;

    /// <summary>Shows it.</summary>
    /// <param name="region">Slug of the region that the national team looks at.</param>
    public async Task OnGetAsync(string? region)
    {
        var person = HttpContext.Features.Get<Person>()!;
        Region = RegionNames.AskedBy(person, region);
        if (Region is null)
        {
            return;
        }

        Query = RegionNames.Query(person, Region);
        _all = await authorities.AllAsync(api);
        _today = await time.TodayAsync();
        var waiting = _parts.ListAsync<AllocationLine>($"allocations?region={Region}&status=waiting", text["Children waiting"]);
        var unplaced = _parts.ListAsync<AllocationLine>("allocations?status=unplaced", text["Children whom nobody can take"]);
        var accepted = _parts.ListAsync<AllocationLine>($"allocations?region={Region}&status=accepted", text["Accepted children"]);
        var declined = _parts.ListAsync<AllocationLine>($"allocations?region={Region}&status=declined", text["Reasons asked for"]);
        var overdue = _parts.ListAsync<RegionOffer>($"offers?region={Region}&status=overdue", text["Offers overdue"]);
        var open = _parts.ListAsync<RegionOffer>($"offers?region={Region}&status=open", text["Offers to be answered"]);
        var refusals = _parts.ListAsync<Refusal>($"refusals?region={Region}", text["Reasons asked for"]);
        Waiting = Rows(await waiting);
        Unplaced = Rows((await unplaced).Where(a => _all[a.EntryAuthority].Region == Region));
        Accepted = Rows(await accepted);
        var offers = (await overdue).Concat(await open).OrderBy(o => o.RespondBy).ToList();
        Overdue = [.. offers.Where(o => o.Status is "overdue").Select(Row)];
        Open = [.. offers.Where(o => o.Status is "open").Select(Row)];
        Deferrals = [.. offers.Where(o => o.AsksForTime).Select(Row)];
        var references = (await declined).Select(d => (d.ReferralId, d.Reference))
            .Concat(offers.Where(o => o.Reference is not null).Select(o => (o.ReferralId, Reference: o.Reference!)))
            .DistinctBy(r => r.ReferralId).ToDictionary(r => r.ReferralId, r => r.Reference);
        Reasons =
        [
            .. (await refusals).Where(r => ReasonsAsked.Contains(r.Status) || r.Conference is "called").OrderBy(r => r.DueOn ?? DateOnly.MaxValue)
                .Select(r => new ReasonsRow(
                    r.ReferralId, references.GetValueOrDefault(r.ReferralId, text["Open the case"]), _all[r.Authority].Name, r.Status,
                    r.Conference is "called", r.DueOn is { } due ? Until(due, r.Authority) : null)),
        ];
    }

    IReadOnlyList<ChildrenRow> Rows(IEnumerable<AllocationLine> lines) =>
    [
        .. lines.OrderBy(a => a.Clocks.Statutory.DueOn).ThenBy(a => a.WaitingSince).Select(a => new ChildrenRow(
            a.ReferralId, a.Reference, a.Size, _all[a.EntryAuthority].Name,
            (a.Offer?.Authority ?? a.Recommended) is { } to ? _all[to].Name : null, a.WaitingSince,
            Until(a.Clocks.Statutory.DueOn, a.EntryAuthority))),
    ];

    OfferRow Row(RegionOffer o) => new(
        o.Id, o.Reference ?? text["a referral"], _all[o.Authority].Name, Until(Dates.DayOf(o.RespondBy), o.Authority), o.Clock.Paused,
        o.Statutory is { } statutory ? Until(statutory.DueOn, o.EntryAuthority!) : null, o.Deferral?.Until);

    Due Until(DateOnly dueOn, string authority) => Due.Of(dueOn, _today, _all[authority].Calendar, text, dates);

    sealed record Refusal(Guid ReferralId, string Authority, string Status, DateOnly? DueOn, string? Conference);
}
