using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>The authority directed makes representations on a notice, within its fourteen days or marked late (s.72(5) to (7)).</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class RepresentModel(SchemeApi api, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary>What the authority says.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The direction.</summary>
    internal DirectionView Direction { get; private set; } = null!;

    /// <summary>Until when they are in time, in words; or that they are late.</summary>
    internal string Until { get; private set; } = "";

    /// <summary>Asks.</summary>
    /// <param name="id">The direction.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Sent = Sending.Of(Direction.Version);
    }

    /// <summary>Takes the answer, shows it, and sends it.</summary>
    /// <param name="id">The direction.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        if (Sent.Step is not "change")
        {
            this.Need(nameof(Words), Words, text["Enter your representations"]);
        }

        return await Sent.GoOnAsync(
            this, Direction.Version,
            () => api.PostAsync($"directions/{id}/representations", new { Text = Words }, Sent.Version, Sent.Key),
            member => member is "text" ? nameof(Words) : null, $"/directions/{id}/recorded/represented");
    }

    async Task ReadAsync(Guid id)
    {
        Direction = await api.GetAsync<DirectionView>($"directions/{id}");
        if (Direction.Authority != HttpContext.Features.Get<Person>()!.Authority)
        {
            throw new ApiProblemException(ApiProblem.Forbidden.Saying(
                text["The authority directed makes representations: this direction is to another one."]));
        }

        if (Direction is not { TakesRepresentations: true, RepresentationsUntil: { } until })
        {
            throw new ApiProblemException(new ApiProblem(
                409, "no-notice", text["No notice is given on which you could make representations."])
            {
                IsOurs = true,
            });
        }

        Until = Direction.IsNoticed && await time.TodayAsync() <= until
            ? text["In time until the end of {0}.", dates.NamedDay(until)]
            : text["The time ended on {0}. What you write is kept and marked late: nothing is decided by it.", dates.NamedDay(until)];
    }
}
