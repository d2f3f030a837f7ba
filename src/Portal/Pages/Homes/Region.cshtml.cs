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
    // With every list as long as this the page still weighs little: of each the most urgent, and a way to all.
    const int MostWaiting = 8, Most = 3;

    readonly Parts _parts = new(api);

    /// <summary>Slug of the region; null where the national team has named none yet.</summary>
    internal string? Region { get; private set; }

    /// <summary>What the addresses of this page need to stay in the region.</summary>
    internal string Query { get; private set; } = "";

    /// <summary>Children who wait for an offer, the first due first.</summary>
    internal Top<ChildrenRow> Waiting { get; private set; } = Top<ChildrenRow>.Unknown;

    /// <summary>Children of the region's authorities whom nobody can take.</summary>
    internal Top<ChildrenRow> Unplaced { get; private set; } = Top<ChildrenRow>.Unknown;

    /// <summary>Children whom an authority of the region has accepted.</summary>
    internal Top<ChildrenRow> Accepted { get; private set; } = Top<ChildrenRow>.Unknown;

    /// <summary>Offers whose time to answer has passed.</summary>
    internal Top<OfferRow> Overdue { get; private set; } = Top<OfferRow>.Unknown;

    /// <summary>Offers that wait for an answer in time.</summary>
    internal Top<OfferRow> Open { get; private set; } = Top<OfferRow>.Unknown;

    /// <summary>Offers on which an authority asks for more time.</summary>
    internal Top<OfferRow> Deferrals { get; private set; } = Top<OfferRow>.Unknown;

    /// <summary>Cases whose reasons somebody waits for.</summary>
    internal Top<ReasonsRow> Reasons { get; private set; } = Top<ReasonsRow>.Unknown;

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

        // All are asked at once: a home is as slow as its slowest part.
        var waiting = QueueAsync($"region={Region}&status=waiting", MostWaiting, text["Children waiting"]);
        var unplaced = QueueAsync($"entryRegion={Region}&status=unplaced", Most, text["Children whom nobody can take"]);
        var accepted = QueueAsync($"region={Region}&status=accepted", Most, text["Accepted children"]);
        var overdue = OffersAsync("status=overdue", text["Offers overdue"]);
        var open = OffersAsync("status=open", text["Offers to be answered"]);
        var deferrals = OffersAsync("status=open,overdue&deferral=requested", text["More time asked for"]);
        var reasons = ReasonsAsync();
        var rows = new RegionRows(await authorities.AllAsync(api), await time.TodayAsync(), text, dates);
        Waiting = (await waiting).As(rows.Of);
        Unplaced = (await unplaced).As(rows.Of);
        Accepted = (await accepted).As(rows.Of);
        Overdue = (await overdue).As(rows.Of);
        Open = (await open).As(rows.Of);
        Deferrals = (await deferrals).As(rows.Of);
        var (refusals, names) = await reasons;
        Reasons = refusals.As(r => rows.Of(r, names));

        Task<Top<AllocationLine>> QueueAsync(string filter, int most, string part) =>
            _parts.TopAsync<AllocationLine>($"allocations?{filter}&order=due", most, part);

        Task<Top<RegionOffer>> OffersAsync(string filter, string part) =>
            _parts.TopAsync<RegionOffer>($"offers?region={Region}&{filter}&order=due", Most, part);
    }

    // Reasons that are asked for, and conferences that are called, whatever the reasons are; with what people call the referrals.
    async Task<(Top<RegionRefusal>, IReadOnlyDictionary<Guid, string>)> ReasonsAsync()
    {
        var part = text["Reasons asked for"];
        var asked = _parts.TopAsync<RegionRefusal>(RegionRefusal.Asked(Region!), Most, part);
        var others = (await _parts.ListAsync<RegionRefusal>(RegionRefusal.Called(Region!), part))?.Where(r => !r.IsAsked).ToList();
        var (rows, count) = await asked;
        var shown = rows.Concat(others ?? []).OrderBy(r => r.DueOn ?? DateOnly.MaxValue).ThenBy(r => r.ReferralId).Take(Most).ToList();
        return (new Top<RegionRefusal>(shown, count + others?.Count), await ReferralNames.OfAsync(api, shown.Select(r => r.ReferralId)));
    }
}
