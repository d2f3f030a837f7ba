using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>Confirms the arrival for one of the two authorities: when, and who received the children.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class ArriveModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text) : PageModel
{
    /// <summary>When they arrived.</summary>
    [BindProperty]
    public MomentAnswer Arrived { get; set; } = new();

    /// <summary>Who received them.</summary>
    [BindProperty]
    public string? ReceivedBy { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The transfer.</summary>
    internal MoveCase Move { get; private set; } = null!;

    /// <summary>The arrival that was typed.</summary>
    internal DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>What the other authority said of it; null while it has not.</summary>
    internal DateTimeOffset? Other => Move.ArrivalBy(Move.IsEntry ? Move.Receiving : Move.Entry);

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Arrived = MomentAnswer.Of(await time.TodayAsync());
        Sent = Sending.Of(Move.Transfer.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        if (Sent.Step is not "change")
        {
            ArrivedAt = Arrived.Check(
                ModelState, nameof(Arrived), text["The day on which they arrived"], text["The time at which they arrived"], text);
            this.Need(nameof(ReceivedBy), ReceivedBy, text["Enter who received them"]);
        }

        return await Sent.GoOnAsync(
            this, Move.Transfer.Version,
            () => api.PostAsync(
                $"transfers/{id}/arrival",
                new { ArrivedAt = DepartModel.NotBefore(Move.Transfer.DepartedAt, ArrivedAt!.Value), ReceivedBy },
                Sent.Version, Sent.Key),
            member => member switch { "arrivedAt" => nameof(Arrived) + ".On", "receivedBy" => nameof(ReceivedBy), _ => null },
            $"/transfers/{id}?done=arrived");
    }

    async Task ReadAsync(Guid id)
    {
        var move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Move = move.For(move.IsMine, text["The arrival is confirmed by each of the two authorities."]);
    }
}
