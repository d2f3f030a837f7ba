using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>Decides whether a council has more time to answer an offer. The statutory clock runs on either way.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class DeferralDecisionModel(SchemeApi api, Authorities authorities, SchemeTime time, Text text, Dates dates) : PageModel
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    [BindProperty]
    public string? Granted { get; set; }

    /// <summary>What was decided, in words.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The offer.</summary>
    internal RegionOffer Offer { get; private set; } = null!;

    /// <summary>Name of the council that asks.</summary>
    internal string From { get; private set; } = "";

    /// <summary>Why it asks, in words.</summary>
    internal string Ground { get; private set; } = "";

    /// <summary>The response clock.</summary>
    internal Due Answer { get; private set; } = null!;

    /// <summary>The statutory clock.</summary>
    internal Due? Statutory { get; private set; }

    /// <summary>What the address of the home needs to stay in the region.</summary>
    internal string Query { get; private set; } = "";

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
            this.Need(nameof(Granted), Granted, text["Select whether the council has more time"]);
        }

        return await Sent.GoOnAsync(
            this, Offer.Version,
            () => api.PostAsync(
                $"offers/{id}/deferral/decision", new { Granted = Granted is "true", Note = PageAnswers.Written(Note) },
                Sent.Version, Sent.Key),
            member => member is "note" ? nameof(Note) : null, $"/offers/{id}/deferral-decided");
    }

    async Task LoadAsync(Guid id)
    {
        Offer = await api.GetAsync<RegionOffer>($"offers/{id}");
        var all = await authorities.AllAsync(api);
        var today = await time.TodayAsync();
        From = all[Offer.Authority].Name;
        Answer = Due.Of(Dates.DayOf(Offer.RespondBy), today, all[Offer.Authority].Calendar, text, dates);
        Statutory = Offer.Statutory is { } clock ? Due.Of(clock.DueOn, today, all[Offer.EntryAuthority!].Calendar, text, dates) : null;
        Query = RegionNames.Query(HttpContext.Features.Get<Person>()!, Offer.Region);
        if (Offer.Deferral is { } asked)
        {
            Ground = (await api.GetAsync<Reasons>("reason-codes")).Deferral.FirstOrDefault(r => r.Code == asked.GroundCode)?.Text ?? asked.GroundCode;
        }
    }
}
