using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>Says what was decided on more time, and when the answer is due now.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class DeferralDecidedModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>The offer.</summary>
    internal RegionOffer Offer { get; private set; } = null!;

    /// <summary>Name of the council.</summary>
    internal string From { get; private set; } = "";

    /// <summary>The response clock.</summary>
    internal Due Answer { get; private set; } = null!;

    /// <summary>The next request that waits in the region; null for none.</summary>
    internal Guid? Next { get; private set; }

    /// <summary>What the address of the home needs to stay in the region.</summary>
    internal string Query { get; private set; } = "";

    /// <summary>Shows it.</summary>
    /// <param name="id">The offer.</param>
    public async Task OnGetAsync(Guid id)
    {
        Offer = await api.GetAsync<RegionOffer>($"offers/{id}");
        var all = await authorities.AllAsync(api);
        From = all[Offer.Authority].Name;
        Answer = Due.Of(Dates.DayOf(Offer.RespondBy), await time.TodayAsync(), all[Offer.Authority].Calendar, text, dates);
        var asked = await api.GetAsync<ApiPage<RegionOffer>>(
            $"offers?region={Offer.Region}&status=open,overdue&deferral=requested&order=due&limit=1");
        Next = asked.Items is [var first, ..] ? first.Id : null;
        Query = RegionNames.Query(HttpContext.Features.Get<Person>()!, Offer.Region);
    }
}
