using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>The child in the statement: best interests, views, and a summary in plain words.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class ChildModel(SchemeApi api) : PageModel
{
    /// <summary>The best interests, and how they were weighed.</summary>
    [BindProperty]
    public string? BestInterests { get; set; }

    /// <summary>The child's views.</summary>
    [BindProperty]
    public string? ChildsViews { get; set; }

    /// <summary>A summary for the child and the advocate.</summary>
    [BindProperty]
    public string? PlainSummary { get; set; }

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
        var draft = refusal.Draft!;
        Sent = Sending.Of(refusal.Version);
        (BestInterests, ChildsViews, PlainSummary) = (draft.BestInterests, draft.ChildsViews, draft.PlainSummary);
    }

    /// <summary>Saves it.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Id = id;
        var refusal = await api.DraftAsync(id);
        var form = refusal.Draft! with { BestInterests = BestInterests, ChildsViews = ChildsViews, PlainSummary = PlainSummary };
        return await this.SaveAsync(api, refusal, Sent, form, "child");
    }
}
