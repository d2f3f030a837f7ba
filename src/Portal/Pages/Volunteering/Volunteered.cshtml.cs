using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Volunteering;

/// <summary>Says which children are offered to an authority that has volunteered, and what comes next.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class VolunteeredModel(SchemeApi api) : PageModel
{
    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    /// <param name="id">The offer.</param>
    public async Task OnGetAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        this.OnlyFor(Offer.IsTo);
    }
}
