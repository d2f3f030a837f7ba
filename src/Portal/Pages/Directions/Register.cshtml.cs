using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>The register of directions of the Secretary of State, open to everybody who is signed in.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
[OpenTo]
sealed class RegisterModel(SchemeApi api, Authorities known) : PageModel
{
    // Two hundred authorities to choose of are on the page already.
    const int PageSize = 10;

    /// <summary>What they direct.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Where they stand.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    /// <summary>Code of the authority directed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Authority { get; set; }

    /// <summary>Whether only those in force are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public bool InForce { get; set; }

    /// <summary>Whether only those are shown that were not answered in time.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    /// <summary>Where the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>The directions of this page.</summary>
    internal IReadOnlyList<DirectionView> Directions { get; private set; } = [];

    /// <summary>The authorities by code.</summary>
    internal IReadOnlyDictionary<string, AuthorityEntry> All { get; private set; } = null!;

    /// <summary>Address of the next page; null on the last.</summary>
    internal string? Next { get; private set; }

    /// <summary>Address of the first page; null on it.</summary>
    internal string? First { get; private set; }

    /// <summary>Whether anything is asked for.</summary>
    internal bool IsFiltered => Kind is not null || Status is not null || Authority is not null || InForce || Overdue;

    /// <summary>Whether the reader gives directions.</summary>
    internal bool MayDirect => HttpContext.Features.Get<Person>()!.Is(Roles.National);

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        ModelState.Clear();
        All = await known.AllAsync(api);
        Kind = DirectionView.Kinds.Any(k => k.Code == Kind) ? Kind : null;
        Status = DirectionView.Statuses.Any(s => s.Code == Status) ? Status : null;
        Authority = Authority is not null && All.ContainsKey(Authority) ? Authority : null;
        var filter = string.Concat(
            Kind is null ? "" : $"&kind={Kind}", Status is null ? "" : $"&status={Status}",
            Authority is null ? "" : $"&authority={Authority}", InForce ? "&inForce=true" : "", Overdue ? "&overdue=true" : "");
        var page = await api.GetAsync<ApiPage<DirectionView>>(
            $"directions?limit={PageSize}{filter}{(Cursor is null ? "" : $"&cursor={Uri.EscapeDataString(Cursor)}")}");
        Directions = page.Items;
        Next = page.Next is { } next ? $"/directions?cursor={Uri.EscapeDataString(next)}{filter}" : null;
        First = Cursor is null ? null : $"/directions{(filter.Length == 0 ? "" : $"?{filter[1..]}")}";
    }

    /// <summary>Name of an authority.</summary>
    /// <param name="code">Its code.</param>
    internal string NameOf(string code) => All.TryGetValue(code, out var one) ? one.Name : code;
}
