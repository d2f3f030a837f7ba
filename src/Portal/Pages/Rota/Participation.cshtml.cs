using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Pages.Declaring;
using TransferScheme.Portal.Pages.Reporting;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Rota;

/// <summary>The national team puts an authority in or out of the rota, or limits its room: what it says of itself never does.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.National)]
sealed class ParticipationModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>Whether it takes its turns: <c>yes</c> or <c>no</c>.</summary>
    [BindProperty]
    public string? Able { get; set; }

    /// <summary>Room that is accepted from now on, in children; empty for no limit.</summary>
    [BindProperty]
    public string? Places { get; set; }

    /// <summary>Code of the reason.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Last day on which it holds.</summary>
    [BindProperty]
    public DayAnswer Until { get; set; } = new();

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The authority.</summary>
    internal Standing Own { get; private set; } = null!;

    /// <summary>The reasons that may be given.</summary>
    internal IReadOnlyList<ReasonRow> Reasons { get; private set; } = [];

    /// <summary>The last day that was typed.</summary>
    internal DateOnly? UntilDay { get; private set; }

    /// <summary>Whether the entry was just made.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="code">Code of the authority.</param>
    /// <param name="done">Whether the entry was just made.</param>
    public async Task OnGetAsync(string code, bool done)
    {
        await ReadAsync(code);
        (Sent, IsDone) = (Sending.Of(Own.Version), done);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="code">Code of the authority.</param>
    public async Task<IActionResult> OnPostAsync(string code)
    {
        await ReadAsync(code);
        if (Sent.Step is not "change")
        {
            this.Need(nameof(Able), Able, text["Select whether it takes its turns"]);
            if (!string.IsNullOrWhiteSpace(Places) && PlacesAnswer.Number(Places) is null)
            {
                ModelState.AddModelError(nameof(Places), text["The number of children must be a whole number, like 42"]);
            }

            this.Need(nameof(Reason), Reason, text["Select a reason"]);
            UntilDay = Until.Check(ModelState, nameof(Until), text["The last day"], text);
        }

        return await Sent.GoOnAsync(
            this, Own.Version,
            () => api.PutAsync(
                $"authorities/{Own.GssCode}/participation",
                new { Able = Able is "yes", ReasonCode = Reason, Until = UntilDay, Places = PlacesAnswer.Number(Places) }, Sent.Version),
            member => member switch
            {
                "reasonCode" => nameof(Reason),
                "until" => nameof(Until),
                "places" => nameof(Places),
                _ => null,
            },
            $"/rota/authorities/{code}?done=true");
    }

    async Task ReadAsync(string code)
    {
        Own = await api.GetAsync<Standing>($"authorities/{Uri.EscapeDataString(code)}");
        Reasons = ReasonRow.Given((await api.GetAsync<Listed>("reason-codes")).Participation);
    }

    /// <summary>Where an authority stands in the rota.</summary>
    internal sealed record Standing(string GssCode, string Name, long Version, int? Room, Taking Participation);

    /// <summary>Whether it takes its turns.</summary>
    internal sealed record Taking(bool Able, DateOnly? Until, string? ReasonCode);

    sealed record Listed(IReadOnlyList<ReasonRow> Participation);
}
