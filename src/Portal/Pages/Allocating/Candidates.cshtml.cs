using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>Every council that can take a group, in the order of the rota, a page at a time.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.Coordinator, Roles.National, Roles.Auditor)]
sealed class CandidatesModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary>The allocation.</summary>
    internal AllocationView Allocation { get; private set; } = null!;

    const int PageSize = 15;

    /// <summary>The candidates of this page.</summary>
    internal Slice<CandidateRow> Candidates { get; private set; } = Slice<CandidateRow>.Empty;

    /// <summary>Shows a page of them.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="number">Which page.</param>
    public async Task OnGetAsync(Guid id, int? number)
    {
        Allocation = await api.GetAsync<AllocationView>($"allocations/{id}");
        var all = await authorities.AllAsync(api);
        Candidates = Slice<Candidate>.Of(Allocation.Candidates, PageSize, number).As(c => CandidateRow.Of(c, all, text));
    }
}
