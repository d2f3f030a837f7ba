using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Cases;

/// <summary>The referrals that the reader may know of, by status, authority, region and clock, a page at a time.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager, Roles.Assessor, Roles.Coordinator, Roles.National, Roles.Auditor)]
sealed class ReferralsModel(SchemeApi api, Authorities known, SchemeTime time, Text text, Dates dates) : PageModel
{
    // Whoever can choose of all authorities has two hundred of them on the page already.
    const int PageSize = 20, BesideChoices = 10;

    /// <summary>The statuses that a list can be of.</summary>
    internal static IReadOnlyList<string> Statuses { get; } =
    [
        "incomplete", "ineligible", "awaitingAllocation", "offered", "accepted", "arranged", "inTransit", "completed", "held", "withdrawn",
        "closed",
    ];

    /// <summary>A referral in the list.</summary>
    internal sealed record Row(
        Guid Id, string Reference, string Status, string? Stage, IReadOnlyList<string> Overlays, string From, string? To, int? Children,
        Due? Statutory);

    /// <summary>Where they stand: a status, or several with commas between.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    /// <summary>Code of an authority that refers or is offered them.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Authority { get; set; }

    /// <summary>Slug of a region that refers or is offered them.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>Whether only those are shown whose statutory clock has run out.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    /// <summary>Where the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>The referrals of this page.</summary>
    internal IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The authorities to choose of, by name; none for those who see their own alone.</summary>
    internal IReadOnlyList<AuthorityEntry> Choices { get; private set; } = [];

    /// <summary>Address of the next page; null on the last.</summary>
    internal string? Next { get; private set; }

    /// <summary>Address of the first page; null on it.</summary>
    internal string? First { get; private set; }

    /// <summary>Whether anything is asked for.</summary>
    internal bool IsFiltered => Status is not null || Authority is not null || Region is not null || Overdue;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        ModelState.Clear();
        var person = HttpContext.Features.Get<Person>()!;
        var all = await known.AllAsync(api);
        Status = Status?.Split(',').All(Statuses.Contains) is true ? Status : null;
        Authority = Authority is not null && all.ContainsKey(Authority) ? Authority : null;
        Region = RegionNames.Slugs.Contains(Region ?? "") ? Region : null;
        Choices = person.Authority is null ? [.. all.Values.OrderBy(a => a.Name, StringComparer.Ordinal)] : [];
        var filter = string.Concat(
            Status is null ? "" : $"&status={Status}", Authority is null ? "" : $"&authority={Authority}",
            Region is null ? "" : $"&region={Region}", Overdue ? "&overdue=true" : "");
        var page = await api.GetAsync<ApiPage<Item>>(
            $"referrals?limit={(Choices.Count > 0 ? BesideChoices : PageSize)}{filter}{(Cursor is null ? "" : $"&cursor={Uri.EscapeDataString(Cursor)}")}");
        var today = await time.TodayAsync();
        Rows =
        [
            .. page.Items.Select(r => new Row(
                r.Id, r.Reference, r.Status, r.Stage, r.Overlays, NameOf(r.EntryAuthority),
                r.ReceivingAuthority is { } to ? NameOf(to) : null, r.Size,
                r.DueOn is { } due && r.Status is not ("completed" or "withdrawn" or "closed")
                    ? Due.Of(due, today, all[r.EntryAuthority].Calendar, text, dates)
                    : null)),
        ];
        Next = page.Next is { } next ? $"/referrals?cursor={Uri.EscapeDataString(next)}{filter}" : null;
        First = Cursor is null ? null : $"/referrals{(filter.Length == 0 ? "" : $"?{filter[1..]}")}";

        string NameOf(string code) => all.TryGetValue(code, out var one) ? one.Name : code;
    }

    sealed record Item(
        Guid Id, string Reference, string Status, string? Stage, IReadOnlyList<string> Overlays, string EntryAuthority,
        string? ReceivingAuthority, int? Size, DateOnly? DueOn);
}
