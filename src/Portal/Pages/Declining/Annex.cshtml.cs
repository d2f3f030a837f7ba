using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>What does not stand in the statement itself: the confidential annex, and what goes with the rules.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class AnnexModel(SchemeApi api) : PageModel
{
    /// <summary>The confidential annex.</summary>
    [BindProperty]
    public string? Annex { get; set; }

    /// <summary>What was left out of the statement, and why.</summary>
    [BindProperty]
    public string? RedactionNote { get; set; }

    /// <summary>Words that look like a person's name and are none, one on each line.</summary>
    [BindProperty]
    public string? NotPersons { get; set; }

    /// <summary>Why the authority's own return does not count against it.</summary>
    [BindProperty]
    public string? OwnReturn { get; set; }

    /// <summary>Why it comes after the time to answer.</summary>
    [BindProperty]
    public string? LatenessReason { get; set; }

    /// <summary>What the form carries; its step is the button pressed.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal Guid Id { get; private set; }

    /// <summary>Whether the statement says that there is no placement, so that the own return is asked about.</summary>
    internal bool HasNoPlacement { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        var (refusal, draft) = await LoadAsync(id);
        Sent = Sending.Of(refusal.Version);
        (Annex, RedactionNote, LatenessReason) = (draft.Annex, draft.RedactionNote, draft.LatenessReason);
        NotPersons = string.Join('\n', draft.NotPersons);
        OwnReturn = draft.Overrides.FirstOrDefault(o => o.Rule == "R15")?.Reason;
    }

    /// <summary>Saves it.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var (refusal, draft) = await LoadAsync(id);
        var form = draft with
        {
            Annex = Annex,
            RedactionNote = RedactionNote,
            LatenessReason = LatenessReason,
            NotPersons = [.. (NotPersons ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Overrides = OwnReturn is null ? [] : [new Override("R15", OwnReturn)],
        };
        return await this.SaveAsync(api, refusal, Sent, form, "annex");
    }

    async Task<(RefusalView Refusal, StatementForm Draft)> LoadAsync(Guid id)
    {
        Id = id;
        var refusal = await api.DraftAsync(id);
        HasNoPlacement = refusal.Draft!.Grounds.Any(g => g.Code == "G06") || refusal.Draft.Overrides.Count > 0;
        return (refusal, refusal.Draft);
    }
}
