using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Pages.Offers;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Asking;

/// <summary>Asks for more time to answer, on a ground that puts the answer off and never ends in a decline.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">The authorities, whose working days count.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class MoreTimeModel(SchemeApi api, Authorities authorities, Text text, Dates dates) : PageModel
{
    /// <summary>Code of the ground.</summary>
    [BindProperty]
    public string? GroundCode { get; set; }

    /// <summary>The day on which the authority would answer.</summary>
    [BindProperty]
    public DayAnswer Until { get; set; } = new();

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The offer.</summary>
    internal OfferView Offer { get; private set; } = null!;

    /// <summary>The grounds there are.</summary>
    internal IReadOnlyList<Reason> Grounds { get; private set; } = [];

    /// <summary>The day, once it is checked.</summary>
    internal DateOnly? Day { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The offer.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        Sent = Sending.Of(Offer.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The offer.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        if (Sent.Step is not "change")
        {
            await CheckAsync();
        }

        return await Sent.GoOnAsync(
            this, Offer.Version,
            () => api.PostAsync($"offers/{id}/deferral", new { GroundCode, Until = Day, Note }, Sent.Version, Sent.Key), FieldOf,
            $"/offers/{id}/more-time-asked");
    }

    async Task CheckAsync()
    {
        this.Need(nameof(GroundCode), GroundCode, text["Select why you need more time"]);
        var due = Dates.DayOf(Offer.RespondBy);
        var calendar = (await authorities.AllAsync(api))[Offer.Authority].Calendar;
        Day = Until.Check(
            ModelState, nameof(Until), text["The day on which you will answer"], text,
            (day => day > due, text["The day must be after {0}, when your answer is due", dates.NamedDay(due)]),
            (calendar.IsWorkingDay, text["The day must be a working day"]));
        this.Need(nameof(Note), Note, text["Enter what you will do meanwhile"]);
    }

    static string? FieldOf(string member) => member switch
    {
        "groundCode" => nameof(GroundCode),
        "until" => $"{nameof(Until)}.{nameof(DayAnswer.Day)}",
        "note" => nameof(Note),
        _ => null,
    };

    async Task LoadAsync(Guid id)
    {
        Offer = await api.GetAsync<OfferView>($"offers/{id}");
        this.OnlyFor(Offer.IsTo);
        Grounds = [.. (await api.GetAsync<Reasons>("reason-codes")).Deferral.Where(r => !r.Deprecated)];
    }

    /// <summary>A ground for more time.</summary>
    internal sealed record Reason(string Code, string Text, bool Deprecated = false);

    sealed record Reasons(IReadOnlyList<Reason> Deferral);
}
