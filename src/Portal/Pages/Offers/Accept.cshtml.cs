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
    /// <summary>Kind of placement.</summary>
    [BindProperty]
    public string? PlacementType { get; set; }

    /// <summary>The placement, with its address.</summary>
    [BindProperty]
    public string? Placement { get; set; }

    /// <summary>Name of the social worker.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>E-mail address of the social worker.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Telephone number of the social worker.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>Version of the offer that the person decides on.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>Makes sending the same form twice harmless.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary><c>check</c>, <c>change</c> or <c>send</c>.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>Whether the answers are shown to be checked.</summary>
    internal bool IsChecked { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The offer.</param>
    public async Task OnGetAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        Version = Offer.Version;
        Key = Guid.NewGuid().ToString();
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The offer.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        if (Step is "change")
        {
            return Page();
        }

        this.Need(nameof(PlacementType), PlacementType, text["Select the kind of placement"]);
        this.Need(nameof(Placement), Placement, text["Enter the placement and its address"]);
        this.Need(nameof(Name), Name, text["Enter the social worker's name"]);
        this.Need(nameof(Email), Email, text["Enter the social worker's email address"]);
        this.Need(nameof(Phone), Phone, text["Enter the social worker's telephone number"]);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        IsChecked = true;
        if (Step is not "send")
        {
            return Page();
        }

        var answer = await api.PostAsync(
            $"offers/{id}/acceptance", new { PlacementType, Placement, SocialWorker = new { Name, Email, Phone } }, Version, Key);
        return answer.IsDone ? Redirect($"/offers/{id}/accepted") : this.Refused(answer, FieldOf, nameof(Version), Offer.Version);
    }

    static string? FieldOf(string member) => member switch
    {
        "placementType" => nameof(PlacementType),
        "placement" => nameof(Placement),
        "socialWorker.name" => nameof(Name),
        "socialWorker.email" => nameof(Email),
        "socialWorker.phone" => nameof(Phone),
        _ => null,
    };
}
