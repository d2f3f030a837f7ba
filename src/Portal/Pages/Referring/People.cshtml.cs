using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>The children's people in the United Kingdom: one by one, or nobody.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class PeopleModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>Whether there is somebody to add.</summary>
    [BindProperty]
    public string? More { get; set; }

    /// <summary>Number of a person to take out, from 1 on.</summary>
    [BindProperty]
    public int? Remove { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The referral.</summary>
    internal ReferralView Referral { get; private set; } = null!;

    /// <summary>Whether the form says that there is nobody.</summary>
    internal bool IsSaidToBeNone => Referral.Form["family"] is JsonArray { Count: 0 };

    /// <summary>What is asked.</summary>
    internal string Question => Referral.Family.Count > 0
        ? text["Is there anybody else?"]
        : text["Do the children have family, or others who matter to them, in the United Kingdom?"];

    /// <summary>Shows them.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        Referral = await ReferralView.OfAsync(api, HttpContext.Features.Get<Person>()!, id);
        Sent = Sending.Of(Referral.Version);
    }

    /// <summary>Adds somebody, takes somebody out, or says that these are all.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Referral = await ReferralView.OfAsync(api, HttpContext.Features.Get<Person>()!, id);
        if (Remove is { } number && number >= 1 && number <= Referral.Family.Count)
        {
            Referral.Family.RemoveAt(number - 1);
            return await SaveAsync($"/referrals/{id}/people");
        }

        this.Need(nameof(More), More, text["Select yes if there is somebody to add"]);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (More is "yes")
        {
            return Redirect($"/referrals/{id}/complete/person/{Referral.Family.Count + 1}");
        }

        if (Referral.Form["family"] is null)
        {
            Referral.Form["family"] = new JsonArray();
        }

        return await SaveAsync($"/referrals/{id}/complete");
    }

    Task<IActionResult> SaveAsync(string then) =>
        Sent.SendAsync(this, Referral.Version, () => Referral.SaveAsync(api, "family", Sent.Version), _ => null, then);
}
