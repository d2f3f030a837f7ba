using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Asking;

/// <summary>Opens identity by name to the person who weighs an offer, with a reason, before they decide; and then shows it.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class IdentityModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>Why the person needs to know.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>The referral as the person may see it.</summary>
    internal Referral Case { get; private set; } = null!;

    /// <summary>Whether it is open to the person.</summary>
    internal bool IsOpen => Case.Children.Any(c => c.FamilyName is not null || c.GivenName is not null);

    /// <summary>Asks, or shows.</summary>
    /// <param name="id">The offer.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        Sent = Sending.Of(Case.Version);
    }

    /// <summary>Opens it.</summary>
    /// <param name="id">The offer.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        this.Need(nameof(Reason), Reason, text["Enter why you need to know"]);
        return await Sent.SendAsync(
            this, Case.Version,
            () => api.PostAsync($"referrals/{Offer.ReferralId}/identity-openings", new { OfferId = id, Reason }, Sent.Version, Sent.Key),
            member => member is "reason" ? nameof(Reason) : null, $"/offers/{id}/identity");
    }

    async Task LoadAsync(Guid id)
    {
        Response.Headers.CacheControl = "no-store";
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        this.OnlyFor(Offer.IsTo);
        Case = await api.GetAsync<Referral>($"referrals/{Offer.ReferralId}");
    }

    /// <summary>A referral as far as it is open.</summary>
    internal sealed record Referral(Guid Id, string Reference, long Version, IReadOnlyList<Child> Children, Record? Record = null);

    /// <summary>A child.</summary>
    internal sealed record Child(
        string? GivenName = null, string? FamilyName = null, DateOnly? DateOfBirth = null, string? Sex = null,
        IReadOnlyList<string>? Languages = null);

    /// <summary>What a placement must know.</summary>
    internal sealed record Record(Needs? Needs = null, IReadOnlyList<ChildNeeds>? Children = null);

    /// <summary>What all of them need.</summary>
    internal sealed record Needs(string? Medical = null, IReadOnlyList<string>? Risk = null, string? Education = null);

    /// <summary>What one of them needs.</summary>
    internal sealed record ChildNeeds(string? Religion = null, Health? Health = null);

    /// <summary>Health.</summary>
    internal sealed record Health(
        string? Urgent = null, string? Medication = null, string? Allergies = null, string? Disability = null, string? SelfHarmRisk = null);
}
