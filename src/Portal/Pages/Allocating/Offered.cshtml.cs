using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>Says that a referral was offered, until when the answer is due, and which child is next.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class OfferedModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>The allocation.</summary>
    internal AllocationView Allocation { get; private set; } = null!;

    /// <summary>Name of the offered council.</summary>
    internal string To { get; private set; } = "";

    /// <summary>The response clock; null while it stands still.</summary>
    internal Due? Answer { get; private set; }

    /// <summary>The next referral that waits in the region; null for none.</summary>
    internal AllocationLine? Next { get; private set; }

    /// <summary>What the address of the home needs to stay in the region.</summary>
    internal string Query { get; private set; } = "";

    /// <summary>Shows it.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        Allocation = await api.GetAsync<AllocationView>($"allocations/{id}");
        if (Allocation.Offer is not { } offer)
        {
            return Redirect($"/allocations/{id}");
        }

        var all = await authorities.AllAsync(api);
        To = all[offer.Authority].Name;
        Answer = Allocation.Clocks.Response is { } clock
            ? Due.Of(Dates.DayOf(clock.DueAt), await time.TodayAsync(), all[offer.Authority].Calendar, text, dates)
            : null;
        var waiting = await api.GetAsync<ApiPage<AllocationLine>>(
            $"allocations?region={Allocation.Region}&status=waiting&order=due&limit=1");
        Next = waiting.Items is [var first, ..] ? first : null;
        Query = RegionNames.Query(HttpContext.Features.Get<Person>()!, Allocation.Region);
        return Page();
    }
}
