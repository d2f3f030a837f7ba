using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>Takes a decline back and accepts, with a placement and a social worker.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class TakeBackModel(SchemeApi api, Text text) : PageModel
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

    /// <summary>Version of the case that the person decides on.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>Makes sending the same form twice harmless.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary><c>check</c>, <c>change</c> or <c>send</c>.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>The case.</summary>
    internal RefusalView Refusal { get; private set; } = null!;

    /// <summary>Whether the answers are shown to be checked.</summary>
    internal bool IsChecked { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        (Version, Key) = (Refusal.Version, Guid.NewGuid().ToString());
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
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
            $"refusals/{id}/withdrawal", new { PlacementType, Placement, SocialWorker = new { Name, Email, Phone } }, Version, Key);
        return answer.IsDone ? Redirect($"/refusals/{id}/taken-back") : this.Refused(answer, FieldOf, nameof(Version), Refusal.Version);
    }

    // Only the authority's own decline can be taken back: a recipient who follows the address is told that there is nothing.
    async Task LoadAsync(Guid id)
    {
        Refusal = await api.GetAsync<RefusalView>($"refusals/{id}");
        if (Refusal.Authority != HttpContext.Features.Get<Person>()!.Authority)
        {
            throw new ApiProblemException(ApiProblem.Forbidden);
        }
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
