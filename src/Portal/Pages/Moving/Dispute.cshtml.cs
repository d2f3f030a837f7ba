using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>Disputes the arrival as the receiving authority told it.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class DisputeModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary><c>other</c> time, or <c>never</c> arrived.</summary>
    [BindProperty]
    public string? What { get; set; }

    /// <summary>When they arrived by the entry authority's account.</summary>
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

    /// <summary>The arrival that was typed; null for none.</summary>
    internal DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Arrived = Move.ArrivalBy(Move.Receiving) is { } at ? MomentAnswer.Of(Dates.DayOf(at)) : new MomentAnswer();
        Sent = Sending.Of(Move.Transfer.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        if (Sent.Step is not "change")
        {
            this.Need(nameof(What), What, text["Select what is not right"]);
            ArrivedAt = What is "other"
                ? Arrived.Check(
                    ModelState, nameof(Arrived), text["The day on which they arrived"], text["The time at which they arrived"], text)
                : null;
            this.Need(nameof(Reason), Reason, text["Enter why you dispute it"]);
        }

        return await Sent.GoOnAsync(
            this, Move.Transfer.Version,
            () => api.PostAsync(
                $"transfers/{id}/arrival-dispute",
                new { Reason, ArrivedAt = ArrivedAt is { } at ? DepartModel.NotBefore(Move.Transfer.DepartedAt, at) : ArrivedAt },
                Sent.Version, Sent.Key),
            member => member switch { "reason" => nameof(Reason), "arrivedAt" => nameof(Arrived) + ".On", _ => null },
            $"/transfers/{id}?done=disputed");
    }

    async Task ReadAsync(Guid id)
    {
        var move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Move = move.For(move.IsEntry, text["{0} disputes the arrival, or confirms it.", move.Entry.Name]);
    }
}
