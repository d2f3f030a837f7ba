using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>Begins a referral of one child or of a group: from then on the draft is in the service.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class NewModel(SchemeApi api, SchemeTime time, Text text) : PageModel
{
    /// <summary>The most children that one referral keeps together.</summary>
    internal const int MostChildren = 12;

    /// <summary>How many children.</summary>
    [BindProperty]
    public string? Children { get; set; }

    /// <summary>Whether they are in the authority's care.</summary>
    [BindProperty]
    public string? InAuthorityCare { get; set; }

    /// <summary>Day of the arrival.</summary>
    [BindProperty]
    public DayAnswer ArrivedOn { get; set; } = new();

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>Asks.</summary>
    public void OnGet() => Sent = Sending.Of();

    /// <summary>Makes the draft.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var today = await time.TodayAsync();
        var isNumber = int.TryParse(Children, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        if (!isNumber || count is < 1 or > MostChildren)
        {
            ModelState.AddModelError(
                nameof(Children),
                string.IsNullOrWhiteSpace(Children)
                    ? text["Enter how many children you are referring"]
                    : text["Enter a number of children from 1 to {0}", MostChildren]);
        }

        this.Need(nameof(InAuthorityCare), InAuthorityCare, text["Select yes if the children are in your authority's care"]);
        this.Need(nameof(ArrivedOn), ArrivedOn.IsEmpty ? null : "typed", text["Enter the date of arrival"]);
        var arrivedOn = ArrivedOn.IsEmpty ? null : ArrivedOn.Check(
            ModelState, nameof(ArrivedOn), text["Date of arrival"], text,
            (day => day <= today, text["{0} must be today or in the past", text["Date of arrival"]]),
            (day => day.Year >= 2000, text["{0} is too long ago", text["Date of arrival"]]));
        return await Sent.SendAsync(
            this, 0,
            () => api.PostAsync(
                "referrals",
                new
                {
                    EntryAuthority = HttpContext.Features.Get<Person>()!.Authority,
                    InAuthorityCare = InAuthorityCare is "yes",
                    arrivedOn,
                    Children = Enumerable.Range(0, count).Select(_ => new { }),
                },
                key: Sent.Key),
            FieldOf, answer => $"/referrals/{answer.Id}/complete");
    }

    static string? FieldOf(string member) => member switch
    {
        "arrivedOn" => nameof(ArrivedOn),
        "inAuthorityCare" => nameof(InAuthorityCare),
        "children" => nameof(Children),
        _ => null,
    };
}
