using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>Says anew when children on their way are expected.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class ExpectedModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text) : PageModel
{
    /// <summary>When they are expected.</summary>
    [BindProperty]
    public MomentAnswer Expected { get; set; } = new();

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The transfer.</summary>
    internal MoveCase Move { get; private set; } = null!;

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Expected = MomentAnswer.Of(await time.TodayAsync());
        Sent = Sending.Of(Move.Transfer.Version);
    }

    /// <summary>Takes the answer and sends it.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        var at = Expected.Check(
            ModelState, nameof(Expected), text["The day on which they are expected"], text["The time at which they are expected"], text);
        return await Sent.GoOnAsync(
            this, Move.Transfer.Version,
            () => api.PostAsync(
                $"transfers/{id}/expected-arrival", new { ExpectedAt = at, Note = PageAnswers.Written(Note) }, Sent.Version, Sent.Key),
            member => member switch { "expectedAt" => nameof(Expected) + ".On", "note" => nameof(Note), _ => null },
            $"/transfers/{id}?done=expected");
    }

    async Task ReadAsync(Guid id)
    {
        var move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Move = move.For(move.IsEntry, text["{0} says when the children are expected.", move.Entry.Name]);
    }
}
