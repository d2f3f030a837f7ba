using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>A person with delegated authority, who wrote no version of it, reads the statement and issues it (rule R10).</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class IssueModel(SchemeApi api) : PageModel
{
    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal RefusalView Refusal { get; private set; } = null!;

    /// <summary>What is decided on.</summary>
    internal StatementShown Shown { get; private set; } = null!;

    /// <summary>Whether the reader's manager has given them the power to decline.</summary>
    internal bool MayDecline { get; private set; }

    /// <summary>Whether they are the written reasons that a direction asks for (Immigration Act 2016 s.71).</summary>
    internal bool AreDirected => Refusal.Status is "reasonsDue";

    /// <summary>What stops issue.</summary>
    internal IReadOnlyList<Finding> Blocking => [.. (Refusal.Findings ?? []).Where(f => f.Blocks)];

    /// <summary>Shows it.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        Sent = Sending.Of(Refusal.Version);
    }

    /// <summary>Issues it.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        return await Sent.SendAsync(
            this, Refusal.Version,
            () => api.PostAsync($"refusals/{id}/{(AreDirected ? "written-reasons" : "issue")}", new { }, Sent.Version, Sent.Key), _ => null,
            $"/refusals/{id}/issued");
    }

    async Task LoadAsync(Guid id)
    {
        Refusal = await api.DraftAsync(id);
        Shown = new StatementShown(Refusal.Draft!, await api.GroundsAsync());
        MayDecline = HttpContext.Features.Get<Person>()!.MayDecline;
    }
}
