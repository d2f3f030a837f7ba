using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Offers;

/// <summary>Accepts an offer: the placement and the social worker, then check your answers.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class AcceptModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The placement and the social worker.</summary>
    [BindProperty]
    public AcceptanceAnswer Answer { get; set; } = new();

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>Asks.</summary>
    /// <param name="id">The offer.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        Sent = Sending.Of(Offer.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The offer.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        if (Sent.Step is not "change")
        {
            Answer.Check(this, nameof(Answer), text);
        }

        return await Sent.GoOnAsync(
            this, Offer.Version, () => api.PostAsync($"offers/{id}/acceptance", Answer.Told, Sent.Version, Sent.Key),
            member => AcceptanceAnswer.FieldOf(nameof(Answer), member), $"/offers/{id}/accepted");
    }

    async Task LoadAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        this.OnlyFor(Offer.IsTo);
    }
}
