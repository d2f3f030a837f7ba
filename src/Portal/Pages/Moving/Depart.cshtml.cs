using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>Says that the children left: when, with whom, and when they are expected.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class DepartModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text) : PageModel
{
    /// <summary>When they left.</summary>
    [BindProperty]
    public MomentAnswer Departed { get; set; } = new();

    /// <summary>Who travels with them.</summary>
    [BindProperty]
    public string? Escort { get; set; }

    /// <summary>When they are expected.</summary>
    [BindProperty]
    public MomentAnswer Expected { get; set; } = new();

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The transfer.</summary>
    internal MoveCase Move { get; private set; } = null!;

    /// <summary>The departure that was typed.</summary>
    internal DateTimeOffset? DepartedAt { get; private set; }

    /// <summary>The expected arrival that was typed.</summary>
    internal DateTimeOffset? ExpectedAt { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        var today = await time.TodayAsync();
        (Departed, Expected) = (MomentAnswer.Of(today), MomentAnswer.Of(today));
        Sent = Sending.Of(Move.Transfer.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        if (Sent.Step is not "change")
        {
            DepartedAt = Departed.Check(
                ModelState, nameof(Departed), text["The day on which they left"], text["The time at which they left"], text);
            this.Need(nameof(Escort), Escort, text["Enter who travels with them"]);
            ExpectedAt = Expected.Check(
                ModelState, nameof(Expected), text["The day on which they are expected"], text["The time at which they are expected"],
                text);
        }

        return await Sent.GoOnAsync(
            this, Move.Transfer.Version,
            () => api.PostAsync(
                $"transfers/{id}/departure",
                new { DepartedAt = NotBefore(Move.Transfer.MadeAt, DepartedAt!.Value), Escort, ExpectedAt }, Sent.Version, Sent.Key),
            member => member switch
            {
                "departedAt" => nameof(Departed) + ".On",
                "escort" => nameof(Escort),
                "expectedAt" => nameof(Expected) + ".On",
                _ => null,
            },
            $"/transfers/{id}?done=departed");
    }

    /// <summary>People tell a time to the minute: within the minute of what must lie before it, it counts as that.</summary>
    internal static DateTimeOffset NotBefore(DateTimeOffset? before, DateTimeOffset typed) =>
        before is { } at && typed < at && at - typed < TimeSpan.FromMinutes(1) ? at : typed;

    async Task ReadAsync(Guid id)
    {
        var move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Move = move.For(move.IsEntry, text["The departure is recorded by {0}.", move.Entry.Name]);
    }
}
