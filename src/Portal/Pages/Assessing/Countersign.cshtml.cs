using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>A manager's queue of departures from a safeguard.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Manager)]
sealed class CountersignModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    const int PageSize = 20;

    /// <summary>The departures, each with its assessment.</summary>
    internal Slice<(OpenRow Row, string Item)> Departures { get; private set; } = Slice<(OpenRow Row, string Item)>.Empty;

    /// <summary>Shows a page of them.</summary>
    /// <param name="number">Which page.</param>
    public async Task OnGetAsync(int? number)
    {
        var all = await OpenRow.AllAsync(api, authorities, HttpContext.Features.Get<Person>()!, await time.TodayAsync(), text, dates);
        var page = Slice<(OpenRow Row, string Item)>.Of(
            [.. all.SelectMany(r => r.Item.Countersign, (r, item) => (r, item))], PageSize, number);
        var named = await OpenRow.NamedAsync(page.Rows.Select(d => d.Row), api);
        Departures = page.As(d => (named[d.Row.Item.Id], d.Item));
    }
}
