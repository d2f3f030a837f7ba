using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Records what the two authorities agreed about an age in question, without which the child does not travel.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class AgePlanModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary>The child.</summary>
    [BindProperty]
    public string? Child { get; set; }

    /// <summary>Code of the authority that leads.</summary>
    [BindProperty]
    public string? Lead { get; set; }

    /// <summary>By when it is answered.</summary>
    [BindProperty]
    public string? Timescale { get; set; }

    /// <summary>What protects the child, and other children, until then.</summary>
    [BindProperty]
    public string? Safeguards { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>The authorities of the case.</summary>
    internal IReadOnlyList<SelectListItem> Leads { get; private set; } = [];

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await ReadAsync(id);
        Sent = Sending.Of(Case.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        Child ??= Case.OnlyChild;
        if (Sent.Step is not "change")
        {
            this.Need(nameof(Child), Child, text["Select whose age is in question"]);
            this.Need(nameof(Lead), Lead, text["Select who leads"]);
            this.Need(nameof(Timescale), Timescale, text["Enter by when it is answered"]);
            this.Need(nameof(Safeguards), Safeguards, text["Enter the safeguards"]);
        }

        return await Sent.GoOnAsync(
            this, Case.Version,
            () => api.PostAsync(
                $"referrals/{id}/age-plans", new { ChildId = Case.ChildOf(Child), LeadAuthority = Lead, Timescale, Safeguards },
                Sent.Version, Sent.Key),
            member => member switch
            {
                "childId" => nameof(Child),
                "leadAuthority" => nameof(Lead),
                "timescale" => nameof(Timescale),
                "safeguards" => nameof(Safeguards),
                _ => null,
            },
            $"/referrals/{id}/recorded/age-plan");
    }

    async Task ReadAsync(Guid id)
    {
        var all = await authorities.AllAsync(api);
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Leads = [.. new[] { Case.EntryAuthority, Case.ReceivingAuthority }.OfType<string>()
            .Select(code => new SelectListItem(all[code].Name, code))];
    }
}
