using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Emergencies;

/// <summary>Says that the review of an emergency access is recorded, and what comes next.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.National, Roles.Auditor)]
sealed class ReviewedModel(SchemeApi api) : PageModel
{
    /// <summary>The access.</summary>
    internal EmergencyView Access { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    /// <param name="id">The access.</param>
    public async Task OnGetAsync(Guid id) => Access = (await api.GetAsync<EmergencyDetails>($"referrals/break-glass/{id}")).Access;
}
