using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Pages.Reporting;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Moving;

/// <summary>Tells the authority that referred the children how they are, some weeks after the move.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class OutcomeModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text) : PageModel
{
    /// <summary>Day on which it was found.</summary>
    [BindProperty]
    public DayAnswer Found { get; set; } = new();

    /// <summary>What became of each child's placement, in the order of the children.</summary>
    [BindProperty]
    public List<string?> Placements { get; set; } = [];

    /// <summary>How they are.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The transfer.</summary>
    internal MoveCase Move { get; private set; } = null!;

    /// <summary>What may have become of a placement.</summary>
    internal IReadOnlyList<ReasonRow> Codes { get; private set; } = [];

    /// <summary>The day that was typed.</summary>
    internal DateOnly? FoundOn { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Found = DayAnswer.Of(await time.TodayAsync());
        Placements = [.. Move.Case.Children.Select(_ => (string?)null)];
        Sent = Sending.Of(Move.Transfer.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        if (Sent.Step is not "change")
        {
            FoundOn = Found.Check(ModelState, nameof(Found), text["The day on which you found this"], text);
            this.Need(nameof(Summary), Summary, text["Enter how the children are"]);
        }

        return await Sent.GoOnAsync(
            this, Move.Transfer.Version,
            () => api.PostAsync(
                $"referrals/{id}/outcome",
                new
                {
                    RecordedOn = FoundOn,
                    Summary,
                    Children = Move.Case.Children.Zip(Placements, (child, code) => new { ChildId = child.Id, Code = code })
                        .Where(c => !string.IsNullOrEmpty(c.Code)),
                },
                Sent.Version, Sent.Key),
            member => member switch { "recordedOn" => nameof(Found), "summary" => nameof(Summary), _ => null },
            $"/transfers/{id}?done=outcome");
    }

    async Task ReadAsync(Guid id)
    {
        var move = await MoveCase.ReadAsync(id, api, authorities, HttpContext);
        Move = move.For(move.IsReceiving, text["{0} tells how the children are.", move.Receiving.Name]);
        Codes = ReasonRow.Given((await Reasons.ReadAsync(api)).Outcome);
    }
}
