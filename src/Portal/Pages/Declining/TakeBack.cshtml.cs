using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>Takes a decline back and accepts, with a placement and a social worker.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class TakeBackModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The placement and the social worker.</summary>
    [BindProperty]
    public AcceptanceAnswer Answer { get; set; } = new();

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal RefusalView Refusal { get; private set; } = null!;

    /// <summary>Asks.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        Sent = Sending.Of(Refusal.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        if (Sent.Step is not "change")
        {
            Answer.Check(this, nameof(Answer), text);
        }

        return await Sent.GoOnAsync(
            this, Refusal.Version, () => api.PostAsync($"refusals/{id}/withdrawal", Answer.Told, Sent.Version, Sent.Key),
            member => AcceptanceAnswer.FieldOf(nameof(Answer), member), $"/refusals/{id}/taken-back");
    }

    // Only the authority's own decline can be taken back: a recipient who follows the address is told that there is nothing.
    async Task LoadAsync(Guid id)
    {
        Refusal = await api.GetAsync<RefusalView>($"refusals/{id}");
        this.OnlyFor(Refusal.IsOf);
    }
}
