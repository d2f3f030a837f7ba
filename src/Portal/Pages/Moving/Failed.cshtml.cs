using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Pages.Reporting;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>Says that the children did not reach the receiving authority, and why.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class FailedModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary>Why, by code.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>More of it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The transfer.</summary>
    internal MoveCase Move { get; private set; } = null!;

    /// <summary>The reasons that may be given.</summary>
    internal IReadOnlyList<ReasonRow> Reasons { get; private set; } = [];

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Sent = Sending.Of(Move.Transfer.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        if (Sent.Step is not "change")
        {
            this.NeedReason(Reason, Note, text);
        }

        return await Sent.GoOnAsync(
            this, Move.Transfer.Version,
            () => api.PostAsync(
                $"transfers/{id}/failed-move", new { ReasonCode = Reason, Note = PageAnswers.Written(Note) }, Sent.Version, Sent.Key),
            ReasonAnswers.FieldOf,
            $"/transfers/{id}?done=failed");
    }

    async Task ReadAsync(Guid id)
    {
        var move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Move = move.For(move.IsMine, text["One of the two authorities says that a move failed."]);
        Reasons = ReasonRow.Given((await Reporting.Reasons.ReadAsync(api)).FailedMove);
    }
}
