using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Allocating;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>The whole of one of the lists that a region's home begins, a page at a time.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class AllModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    const int PageSize = 20;

    /// <summary>Slug of the region; null where the national team has named none.</summary>
    internal string? Region { get; private set; }

    /// <summary>What the addresses of this page need to stay in the region.</summary>
    internal string Query { get; private set; } = "";

    /// <summary>Which list it is, as the home's parts are called.</summary>
    internal string Of { get; private set; } = "waiting";

    /// <summary>Children who wait, whom nobody can take, or who are accepted.</summary>
    internal IReadOnlyList<ChildrenRow> Children { get; private set; } = [];

    /// <summary>Offers that wait for an answer.</summary>
    internal IReadOnlyList<OfferRow> Offers { get; private set; } = [];

    /// <summary>Cases whose reasons somebody waits for.</summary>
    internal IReadOnlyList<ReasonsRow> Reasons { get; private set; } = [];

    /// <summary>Address of the next page; null on the last.</summary>
    internal string? Next { get; private set; }

    /// <summary>Address of the first page; null on it.</summary>
    internal string? First { get; private set; }

    /// <summary>Shows a page of it.</summary>
    /// <param name="of">Which list it is.</param>
    /// <param name="region">Slug of the region that the national team looks at.</param>
    /// <param name="cursor">Where the page begins.</param>
    public async Task OnGetAsync(string? of, string? region, string? cursor)
    {
        var person = HttpContext.Features.Get<Person>()!;
        Region = RegionNames.AskedBy(person, region);
        if (Region is null)
        {
            return;
        }

        Query = RegionNames.Query(person, Region);
        Of = of is "unplaced" or "accepted" or "overdue" or "time" or "open" or "reasons" ? of : "waiting";
        var rows = new RegionRows(await authorities.AllAsync(api), await time.TodayAsync(), text, dates);
        switch (Of)
        {
            case "overdue" or "open":
                Offers = [.. (await OffersAsync($"status={Of}", cursor)).Select(rows.Of)];
                break;
            case "time":
                Offers = [.. (await OffersAsync("status=open,overdue&deferral=requested", cursor)).Select(rows.Of)];
                break;
            case "reasons":
                // Cases that only a conference is called for stand before all others.
                var called = cursor is null ? await api.AllAsync<RegionRefusal>(RegionRefusal.Called(Region)) : [];
                var others = await PageAsync<RegionRefusal>(RegionRefusal.Asked(Region), cursor);
                var page = called.Where(r => !r.IsAsked).Concat(others).ToList();
                var names = await ReferralNames.OfAsync(api, page.Select(r => r.ReferralId));
                Reasons = [.. page.Select(r => rows.Of(r, names))];
                break;
            default:
                var where = Of is "unplaced" ? "entryRegion" : "region";
                Children =
                    [.. (await PageAsync<AllocationLine>($"allocations?{where}={Region}&status={Of}&order=due", cursor)).Select(rows.Of)];
                break;
        }
    }

    Task<IReadOnlyList<RegionOffer>> OffersAsync(string filter, string? cursor) =>
        PageAsync<RegionOffer>($"offers?region={Region}&{filter}&order=due", cursor);

    async Task<IReadOnlyList<T>> PageAsync<T>(string path, string? cursor)
    {
        var page = await api.GetAsync<ApiPage<T>>(
            $"{path}&limit={PageSize}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
        var address = $"/region/all{Query}{(Query.Length == 0 ? '?' : '&')}of={Of}";
        Next = page.Next is { } next ? $"{address}&cursor={Uri.EscapeDataString(next)}" : null;
        First = cursor is null ? null : address;
        return page.Items;
    }
}
