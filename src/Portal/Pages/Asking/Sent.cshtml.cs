using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Asking;

/// <summary>Says that a question, its answer or a request for more time was sent, and what comes next.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class SentModel(SchemeApi api) : PageModel
{
    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary><c>asked</c>, <c>answered</c> or <c>more-time-asked</c>.</summary>
    internal string Act { get; private set; } = "";

    /// <summary>Shows it.</summary>
    /// <param name="id">The offer.</param>
    /// <param name="act">What was sent.</param>
    public async Task OnGetAsync(Guid id, string act)
    {
        (Offer, Act) = (await api.GetAsync<OfferView>($"offers/{id}"), act);
        this.OnlyFor(act is "answered" ? Offer.IsFrom : Offer.IsTo);
    }
}
