using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>Says that an act was recorded, and what comes next.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.Assessor, Roles.Manager)]
sealed class DoneModel(SchemeApi api) : PageModel
{
    /// <summary>The assessment.</summary>
    internal Case Case { get; private set; } = null!;

    /// <summary>The act.</summary>
    internal Act Act { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="act">The act.</param>
    public async Task OnGetAsync(Guid id, string act)
    {
        Act = Acts.Named(act) ?? throw new ApiProblemException(new ApiProblem(404, "not-found", "There is no such act."));
        Case = await Case.ReadAsync(api, id);
    }
}
