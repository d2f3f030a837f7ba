using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>Says that a decline was taken back, and what comes next.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class TakenBackModel(SchemeApi api) : PageModel
{
    /// <summary>The case.</summary>
    internal RefusalView Refusal { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        Refusal = await api.GetAsync<RefusalView>($"refusals/{id}");
        this.OnlyFor(Refusal.IsOf);
    }
}
