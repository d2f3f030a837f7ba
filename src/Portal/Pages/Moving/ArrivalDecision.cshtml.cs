using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>
/// The national team decides when children arrived of whom the two authorities say different things. It never decides whether they did.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.National)]
sealed class ArrivalDecisionModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary>When they arrived.</summary>
    [BindProperty]
    public MomentAnswer Arrived { get; set; } = new();

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The transfer.</summary>
    internal MoveCase Move { get; private set; } = null!;

    /// <summary>The arrival that was typed.</summary>
    internal DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        Move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Arrived = Move.ArrivalBy(Move.Receiving) is { } at ? MomentAnswer.Of(Dates.DayOf(at)) : new MomentAnswer();
        Sent = Sending.Of(Move.Transfer.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        if (Sent.Step is not "change")
        {
            ArrivedAt = Arrived.Check(
                ModelState, nameof(Arrived), text["The day on which they arrived"], text["The time at which they arrived"], text);
            this.Need(nameof(Reason), Reason, text["Enter why you decide so"]);
        }

        return await Sent.GoOnAsync(
            this, Move.Transfer.Version,
            () => api.PostAsync(
                $"transfers/{id}/arrival-decision",
                new { ArrivedAt = DepartModel.NotBefore(Move.Transfer.DepartedAt, ArrivedAt!.Value), Reason }, Sent.Version, Sent.Key),
            member => member switch { "reason" => nameof(Reason), "arrivedAt" => nameof(Arrived) + ".On", _ => null },
            $"/transfers/{id}?done=decided");
    }
}
