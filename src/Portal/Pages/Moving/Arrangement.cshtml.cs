using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>Proposes the arrangement: when responsibility moves at the earliest, and what is ready to be handed over.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class ArrangementModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary>The earliest instant of effect.</summary>
    [BindProperty]
    public MomentAnswer Effect { get; set; } = new();

    /// <summary>Items that are ready.</summary>
    [BindProperty]
    public List<string> Ready { get; set; } = [];

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The transfer.</summary>
    internal MoveCase Move { get; private set; } = null!;

    /// <summary>The instant that was typed.</summary>
    internal DateTimeOffset? At { get; private set; }

    /// <summary>Items of which nobody has said anything.</summary>
    internal IReadOnlyList<string> Unsaid => Move.Transfer.Handover.Count == 0
        ? HandoverWords.Standard
        : [.. Move.Transfer.Handover.Where(h => h.Status is "open").Select(h => h.Item)];

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
            At = Effect.Check(
                ModelState, nameof(Effect), text["The day from which responsibility may move"],
                text["The time from which responsibility may move"], text);
        }

        return await Sent.GoOnAsync(
            this, Move.Transfer.Version,
            () => api.PostAsync(
                $"transfers/{id}/arrangement",
                new
                {
                    EffectiveAt = At,
                    Handover = Ready.Where(item => Unsaid.Contains(item)).Select(item => new { Item = item, Status = "ready" }),
                },
                Sent.Version, Sent.Key),
            member => member is "effectiveAt" ? nameof(Effect) + ".On" : null,
            $"/transfers/{id}?done=proposed");
    }

    async Task ReadAsync(Guid id)
    {
        var move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Move = move.For(move.IsMine, text["The arrangement is proposed by one of the two authorities."]);
    }
}
