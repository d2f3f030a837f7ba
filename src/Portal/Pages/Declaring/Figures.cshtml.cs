using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declaring;

/// <summary>Returns how many unaccompanied children the authority looks after.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class FiguresModel(SchemeApi api, SchemeTime time, Text text) : PageModel
{
    /// <summary>How many.</summary>
    [BindProperty]
    public string? Count { get; set; }

    /// <summary>Day of the count.</summary>
    [BindProperty]
    public DayAnswer Counted { get; set; } = new();

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The position as it is.</summary>
    internal OwnPosition Own { get; private set; } = null!;

    /// <summary>The day that was typed.</summary>
    internal DateOnly? AsOf { get; private set; }

    /// <summary>Asks.</summary>
    public async Task OnGetAsync()
    {
        Own = await OwnPosition.ReadAsync(api, HttpContext);
        Counted = DayAnswer.Of(await time.TodayAsync());
        Sent = Sending.Of(Own.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Own = await OwnPosition.ReadAsync(api, HttpContext);
        var count = PlacesAnswer.Number(Count);
        if (Sent.Step is not "change")
        {
            if (count is null)
            {
                ModelState.AddModelError(nameof(Count), string.IsNullOrWhiteSpace(Count)
                    ? text["Enter how many children you look after"]
                    : text["The number of children must be a whole number, like 42"]);
            }

            AsOf = Counted.Check(ModelState, nameof(Counted), text["The day of the count"], text);
        }

        return await Sent.GoOnAsync(
            this, Own.Version,
            () => api.PutAsync($"authorities/{Own.GssCode}/children-looked-after", new { Count = count, AsOf }, Sent.Version),
            member => member switch { "count" => nameof(Count), "asOf" => nameof(Counted), _ => null },
            "/authority?done=figures");
    }
}
