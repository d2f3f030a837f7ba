using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>Every council that can take a group, in the order of the rota.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.Coordinator, Roles.National, Roles.Auditor)]
sealed class CandidatesModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary>The allocation.</summary>
    internal AllocationView Allocation { get; private set; } = null!;

    /// <summary>The candidates.</summary>
    internal IReadOnlyList<CandidateRow> Rows { get; private set; } = [];

    /// <summary>Shows them.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        Allocation = await api.GetAsync<AllocationView>($"allocations/{id}");
        var all = await authorities.AllAsync(api);
        Rows = [.. Allocation.Candidates.Select(c => CandidateRow.Of(c, all, text))];
    }
}
