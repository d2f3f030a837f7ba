using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>Asks another council of the region to take children over from the one that accepted them.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class SwapModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary>Code of the council.</summary>
    [BindProperty]
    public string? Authority { get; set; }

    /// <summary>What the two councils read about it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The offer.</summary>
    internal RegionOffer Offer { get; private set; } = null!;

    /// <summary>Name of the council that accepted.</summary>
    internal string AcceptedBy { get; private set; } = "";

    /// <summary>The councils of the region that may be asked.</summary>
    internal IReadOnlyList<SelectListItem> Councils { get; private set; } = [];

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
            this.Need(nameof(Authority), Councils.Any(c => c.Value == Authority) ? Authority : null, text["Select the council"]);
        }

        return await Sent.GoOnAsync(
            this, Offer.Version,
            () => api.PostAsync(
                $"offers/{id}/swap", new { Authority, Note = PageAnswers.Written(Note) }, Sent.Version, Sent.Key),
            FieldOf, $"/offers/{id}/swap-asked");
    }

    async Task LoadAsync(Guid id)
    {
        Offer = await api.GetAsync<RegionOffer>($"offers/{id}");
        var all = await authorities.AllAsync(api);
        AcceptedBy = all[Offer.Authority].Name;
        Councils =
        [
            .. all.Values.Where(a => a.Region == Offer.Region && a.GssCode != Offer.Authority && a.GssCode != Offer.EntryAuthority)
                .OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => new SelectListItem(a.Name, a.GssCode)),
        ];
    }

    static string? FieldOf(string member) => member switch
    {
        "authority" => nameof(Authority),
        "note" => nameof(Note),
        _ => null,
    };
}
