using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>A departure from a safeguard, which a manager reads and counter-signs.</summary>
/// <param name="api">The API.</param>
[OpenTo(Roles.Manager)]
sealed class DepartureModel(SchemeApi api) : PageModel
{
    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The assessment.</summary>
    internal Case Case { get; private set; } = null!;

    /// <summary>The item of the checklist.</summary>
    internal string Item { get; private set; } = "";

    /// <summary>The reason.</summary>
    internal string? Reason { get; private set; }

    /// <summary>Whether it is counter-signed.</summary>
    internal bool IsSigned { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="item">The item of the checklist.</param>
    public async Task OnGetAsync(Guid id, string item)
    {
        await ReadAsync(id, item);
        Sent = Sending.Of(Case.View.Version);
    }

    /// <summary>Counter-signs it.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="item">The item of the checklist.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string item)
    {
        await ReadAsync(id, item);
        return await Sent.SendAsync(
            this, Case.View.Version,
            () => Case.ToldAsync(
                api.PostAsync($"age-assessments/{id}/departures/{Item}/counter-signature", new { }, Sent.Version, Sent.Key)),
            _ => null, $"/assessments/{id}/departures/{Item}");
    }

    async Task ReadAsync(Guid id, string item)
    {
        Case = await Case.ReadAsync(api, id);
        var departure = Case.View.Departures.FirstOrDefault(d => d.Item == item)
            ?? throw new ApiProblemException(new ApiProblem(404, "not-found", "There is no such departure."));
        (Item, Reason, IsSigned) = (departure.Item, Case.View.Last($"departure-{departure.Item}", "reason"),
            departure.ManagerId is not null);
    }
}
