using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>Whose turn it is for one referral, and why; one press offers it to the council that the rota recommends.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Coordinator, Roles.National, Roles.Auditor)]
sealed class AllocationModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    // As many as a coordinator looks at; a page of its own has all of them.
    const int Shown = 5;

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The allocation.</summary>
    internal AllocationView Allocation { get; private set; } = null!;

    /// <summary>The council that the rota recommends; null where none waits for its offer.</summary>
    internal CandidateRow? Recommended { get; private set; }

    /// <summary>The next candidates.</summary>
    internal IReadOnlyList<CandidateRow> Others { get; private set; } = [];

    /// <summary>Names of the councils that cannot take the group, by the code of the reason.</summary>
    internal IReadOnlyList<(string Code, IReadOnlyList<string> Names)> Excluded { get; private set; } = [];

    /// <summary>Name of the entry authority.</summary>
    internal string From { get; private set; } = "";

    /// <summary>Name of the council that has an offer.</summary>
    internal string? OfferedTo { get; private set; }

    /// <summary>The statutory clock.</summary>
    internal Due Statutory { get; private set; } = null!;

    /// <summary>The response clock, while an offer is open.</summary>
    internal Due? Answer { get; private set; }

    /// <summary>Whether the reader offers for this region.</summary>
    internal bool MayOffer { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        Sent = Sending.Of(Allocation.Version);
    }

    /// <summary>Offers the referral to the council that the page recommended.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="authority">Code of that council.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string authority)
    {
        await LoadAsync(id);
        return await Sent.SendAsync(
            this, Allocation.Version, () => api.PostAsync($"allocations/{id}/offer", new { Authority = authority }, Sent.Version, Sent.Key),
            _ => null, $"/allocations/{id}/offered");
    }

    async Task LoadAsync(Guid id)
    {
        Allocation = await api.GetAsync<AllocationView>($"allocations/{id}");
        var all = await authorities.AllAsync(api);
        var today = await time.TodayAsync();
        var person = HttpContext.Features.Get<Person>()!;
        var rows = Allocation.Candidates.Take(Shown + 1).Select(c => CandidateRow.Of(c, all, text)).ToList();
        Recommended = Allocation.Recommended is null ? null : rows[0];
        Others = rows[Math.Min(1, rows.Count)..];
        Excluded =
        [
            .. Allocation.Excluded.GroupBy(e => e.Code)
                .Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(e => all[e.Authority].Name).Order(StringComparer.Ordinal)])),
        ];
        From = all[Allocation.EntryAuthority].Name;
        OfferedTo = Allocation.Offer is { } offer ? all[offer.Authority].Name : null;
        Statutory = Due.Of(Allocation.Clocks.Statutory.DueOn, today, all[Allocation.EntryAuthority].Calendar, text, dates);
        Answer = Allocation.Clocks.Response is { } clock && Allocation.Offer is { } open
            ? Due.Of(Dates.DayOf(clock.DueAt), today, all[open.Authority].Calendar, text, dates)
            : null;
        MayOffer = person.Is(Roles.National) || (person.Is(Roles.Coordinator) && person.Region == Allocation.Region);
    }
}
