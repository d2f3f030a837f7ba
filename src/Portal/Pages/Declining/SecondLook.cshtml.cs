using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>Another person than its writers looks at a draft: reads "other" a second time (R01), or reviews its wording (R08).</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class SecondLookModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>What the equality review found.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries; its step is <c>read</c> or <c>review</c>.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal RefusalView Refusal { get; private set; } = null!;

    /// <summary>What is read.</summary>
    internal StatementShown Shown { get; private set; } = null!;

    /// <summary>Whether it waits for a second reader.</summary>
    internal bool NeedsReader => Refusal.Findings?.Any(f => f is { Id: "R01", Ground: "G99" }) == true;

    /// <summary>Whether it waits for an equality review.</summary>
    internal bool NeedsReview => Refusal.Findings?.Any(f => f is { Id: "R08", Ground: null }) == true;

    /// <summary>Shows it.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        Sent = Sending.Of(Refusal.Version);
    }

    /// <summary>Records it.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        var isReview = Sent.Step is "review";
        if (isReview)
        {
            this.Need(nameof(Note), Note, text["Enter what your review found"]);
        }

        return await Sent.SendAsync(
            this, Refusal.Version,
            () => isReview
                ? api.PostAsync($"refusals/{id}/equality-review", new { Note }, Sent.Version, Sent.Key)
                : api.PostAsync($"refusals/{id}/second-reading", new { }, Sent.Version, Sent.Key),
            member => member is "note" ? nameof(Note) : null, $"/refusals/{id}");
    }

    async Task LoadAsync(Guid id)
    {
        Refusal = await api.DraftAsync(id);
        Shown = new StatementShown(Refusal.Draft!, await api.GroundsAsync());
    }
}
