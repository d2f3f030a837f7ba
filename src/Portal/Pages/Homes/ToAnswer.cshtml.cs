using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>All offers that wait for the authority's answer, of which its home shows the most urgent, a page at a time.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class ToAnswerModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    const int PageSize = 20;

    /// <summary>The offers of this page, the first due first.</summary>
    internal IReadOnlyList<OfferToAnswer> Rows { get; private set; } = [];

    /// <summary>Address of the next page; null on the last.</summary>
    internal string? Next { get; private set; }

    /// <summary>Address of the first page; null on it.</summary>
    internal string? First { get; private set; }

    /// <summary>Shows them.</summary>
    /// <param name="cursor">Where the page begins.</param>
    public async Task OnGetAsync(string? cursor)
    {
        var own = HttpContext.Features.Get<Person>()!.Authority!;
        var (all, today) = (await authorities.AllAsync(api), await time.TodayAsync());
        var page = await api.GetAsync<ApiPage<OfferToAnswer.Told>>(
            $"{OfferToAnswer.Path(own)}&limit={PageSize}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
        Rows = [.. page.Items.Select(o => OfferToAnswer.Of(o, own, all, today, text, dates))];
        Next = page.Next is { } next ? $"/duty/offers?cursor={Uri.EscapeDataString(next)}" : null;
        First = cursor is null ? null : "/duty/offers";
    }
}
