using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>
/// Offers a referral to another council than the recommended one: which, why, then check your answers. A council of another region needs
/// the approval of another person.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class AnotherModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    IReadOnlyDictionary<string, AuthorityEntry> _all = new Dictionary<string, AuthorityEntry>(StringComparer.Ordinal);

    /// <summary>Code of the council.</summary>
    [BindProperty]
    public string? Authority { get; set; }

    /// <summary>Why it is not the first candidate.</summary>
    [BindProperty]
    public string? ReasonCode { get; set; }

    /// <summary>More about it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The allocation.</summary>
    internal AllocationView Allocation { get; private set; } = null!;

    /// <summary>The recommended council; null where the referral does not wait for an offer.</summary>
    internal CandidateRow? Recommended { get; private set; }

    /// <summary>The other candidates.</summary>
    internal IReadOnlyList<SelectListItem> Councils { get; private set; } = [];

    /// <summary>The reasons that may be given.</summary>
    internal IReadOnlyList<Reason> Reasons { get; private set; } = [];

    /// <summary>The council that was picked.</summary>
    internal CandidateRow? Picked { get; private set; }

    /// <summary>The approval of it; null where none is there, or none is needed.</summary>
    internal Approval? Approval { get; private set; }

    /// <summary>Whether somebody else must approve it first.</summary>
    internal bool WaitsForApproval { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    /// <param name="authority">Code of the council that is picked at first.</param>
    public async Task OnGetAsync(Guid id, string? authority)
    {
        await LoadAsync(id);
        Authority = authority;
        Sent = Sending.Of(Allocation.Version);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        if (Sent.Step is not "change")
        {
            Check();
        }

        if (Sent.Step is "check")
        {
            // What is checked is the case as it stands now: an approval may have come since.
            Sent.DecideOn(this, Allocation.Version);
        }

        return await Sent.GoOnAsync(
            this, Allocation.Version,
            () => api.PostAsync(
                $"allocations/{id}/offer",
                new { Authority, ReasonCode, Note = PageAnswers.Written(Note), ApprovalId = Approval?.Id },
                Sent.Version, Sent.Key),
            FieldOf, $"/allocations/{id}/offered");
    }

    void Check()
    {
        var isListed = Councils.Any(c => c.Value == Authority);
        this.Need(nameof(Authority), isListed ? Authority : null, text["Select the council"]);
        this.Need(nameof(ReasonCode), ReasonCode, text["Select a reason"]);
        if (ReasonCode is "other")
        {
            this.Need(nameof(Note), Note, text["Enter a note that tells the reason"]);
        }

        if (isListed)
        {
            Picked = CandidateRow.Of(Allocation.Candidates.First(c => c.Authority == Authority), _all, text);
            Approval = Allocation.Approvals?.LastOrDefault(a => a.Authority == Authority);
            WaitsForApproval = Approval is null && _all[Authority!].Region != Allocation.Region;
        }
    }

    async Task LoadAsync(Guid id)
    {
        Allocation = await api.GetAsync<AllocationView>($"allocations/{id}");
        _all = await authorities.AllAsync(api);
        Reasons = [.. (await api.GetAsync<Reasons>("reason-codes")).OutOfOrder.Where(r => !r.Deprecated)];
        Recommended = Allocation.Recommended is { } first ? CandidateRow.Of(first, _all, text) : null;

        // There can be two hundred: of those of other regions, which need an approval too, the place in line says enough.
        Councils =
        [
            .. Allocation.Candidates.Skip(1).Select(c => CandidateRow.Of(c, _all, text)).Select(c => new SelectListItem(
                _all[c.Code].Region == Allocation.Region
                    ? text["{0}. {1}, {2}: {3}", c.Rank, c.Name, text[c.Region], c.Balance]
                    : $"{c.Rank}. {c.Name}, {text[c.Region]}",
                c.Code)),
        ];
    }

    static string? FieldOf(string member) => member switch
    {
        "authority" => nameof(Authority),
        "reasonCode" => nameof(ReasonCode),
        "note" => nameof(Note),
        _ => null,
    };
}
