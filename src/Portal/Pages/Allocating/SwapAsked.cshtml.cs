using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>Says that another council was asked to take children over, and until when it answers.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class SwapAskedModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>The offer.</summary>
    internal RegionOffer Offer { get; private set; } = null!;

    /// <summary>Name of the council that was asked.</summary>
    internal string To { get; private set; } = "";

    /// <summary>When its answer is due.</summary>
    internal Due Answer { get; private set; } = null!;

    /// <summary>What the address of the home needs to stay in the region.</summary>
    internal string Query { get; private set; } = "";

    /// <summary>Shows it.</summary>
    /// <param name="id">The offer.</param>
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        Offer = await api.GetAsync<RegionOffer>($"offers/{id}");
        if (Offer.Swap is not { } swap)
        {
            return Redirect($"/offers/{id}/swap");
        }

        var all = await authorities.AllAsync(api);
        To = all[swap.Authority].Name;
        Answer = Due.Of(Dates.DayOf(swap.RespondBy), await time.TodayAsync(), all[swap.Authority].Calendar, text, dates);
        Query = RegionNames.Query(HttpContext.Features.Get<Person>()!, Offer.Region);
        return Page();
    }
}
