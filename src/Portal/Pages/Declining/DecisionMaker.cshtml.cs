using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>Who decides, with office and delegated authority, as it stands in the statement.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class DecisionMakerModel(SchemeApi api) : PageModel
{
    /// <summary>Name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Office.</summary>
    [BindProperty]
    public string? Office { get; set; }

    /// <summary>By whom and how the power to decline is delegated.</summary>
    [BindProperty]
    public string? DelegatedAuthority { get; set; }

    /// <summary>Conflicts of interest.</summary>
    [BindProperty]
    public string? Conflicts { get; set; }

    /// <summary>What the form carries; its step is the button pressed.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal Guid Id { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        Id = id;
        var refusal = await api.DraftAsync(id);
        var maker = refusal.Draft!.DecisionMaker ?? new DecisionMaker();
        Sent = Sending.Of(refusal.Version);
        (Name, Office, DelegatedAuthority, Conflicts) = maker;
    }

    /// <summary>Saves it.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Id = id;
        var refusal = await api.DraftAsync(id);
        var form = refusal.Draft! with { DecisionMaker = new DecisionMaker(Name, Office, DelegatedAuthority, Conflicts) };
        return await this.SaveAsync(api, refusal, Sent, form, "decision-maker");
    }
}
