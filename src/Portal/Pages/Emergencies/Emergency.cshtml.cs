using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Emergencies;

/// <summary>One emergency access with its reason; somebody else than the auditor says whether it was justified.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.National, Roles.Auditor)]
sealed class EmergencyModel(SchemeApi api, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary><c>justified</c> or <c>notJustified</c>.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The access.</summary>
    internal EmergencyView Access { get; private set; } = null!;

    /// <summary>Why the record was opened; null once that has been erased.</summary>
    internal string? Reason { get; private set; }

    /// <summary>When the review is due.</summary>
    internal Due DueOn { get; private set; } = null!;

    /// <summary>Whether the reader opened the record, and so does not review it.</summary>
    internal bool IsOwn => Access.IsOf(HttpContext.Features.Get<Person>()!);

    /// <summary>Shows it, and asks.</summary>
    /// <param name="id">The access.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Sent = Sending.Of(Access.Version);
    }

    /// <summary>Takes the answer and sends it.</summary>
    /// <param name="id">The access.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        if (Access.Waits)
        {
            this.Need(nameof(Outcome), Outcome, text["Select whether it was justified"]);
        }

        return await Sent.SendAsync(
            this, Access.Version,
            () => api.PostAsync($"referrals/break-glass/{id}/review", new { Outcome }, Sent.Version, Sent.Key),
            member => member is "outcome" ? nameof(Outcome) : null, $"/emergency-accesses/{id}/reviewed");
    }

    async Task ReadAsync(Guid id)
    {
        (Access, Reason) = await api.GetAsync<EmergencyDetails>($"referrals/break-glass/{id}");
        DueOn = Due.Of(Access.ReviewDueOn, await time.TodayAsync(), EmergenciesModel.Calendar, text, dates);
    }
}
