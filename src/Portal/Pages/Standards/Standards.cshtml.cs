using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Standards;

/// <summary>The standards that a region has set down, open to everybody in the scheme.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
[OpenTo]
sealed class StandardsModel(SchemeApi api, Authorities known) : PageModel
{
    /// <summary>The standards; null where the reader has named no region yet.</summary>
    internal StandardsView? Standards { get; private set; }

    /// <summary>Whether the reader sets them.</summary>
    internal bool MaySet => Reader.Is(Roles.National) || (Reader.Is(Roles.Coordinator) && Reader.Region == Standards?.Region);

    /// <summary>What addresses need to stay in the region.</summary>
    internal string Query => RegionNames.Query(Reader, Standards?.Region);

    /// <summary>Whether they were just set down.</summary>
    internal bool IsDone { get; private set; }

    Person Reader => HttpContext.Features.Get<Person>()!;

    /// <summary>Shows them.</summary>
    /// <param name="region">Slug of the region.</param>
    /// <param name="done">Whether they were just set down.</param>
    public async Task OnGetAsync(string? region, bool done)
    {
        Standards = await StandardsView.RegionAsync(HttpContext, region, api, known) is { } slug ? await StandardsView.ReadAsync(api, slug) : null;
        IsDone = done && Standards?.Edition > 0;
    }
}
