using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Allocating;

/// <summary>
/// Approves that a referral goes to a council of another region than the recommended one. Whoever approves need not see the case: the
/// receipt, which everybody may read, tells what the decision was taken on.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.Coordinator, Roles.National)]
sealed class ApproveModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    long _now;

    /// <summary>Code of the council.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Authority { get; set; }

    /// <summary>Why it is approved.</summary>
    [BindProperty]
    public string? ReasonCode { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The receipt of the decision.</summary>
    internal ReceiptView Receipt { get; private set; } = null!;

    /// <summary>The council; null where it could not take the group, or is of the recommended region.</summary>
    internal ReceiptCandidate? Council { get; private set; }

    /// <summary>Its name.</summary>
    internal string Name { get; private set; } = "";

    /// <summary>The reasons that may be given.</summary>
    internal IReadOnlyList<Reason> Reasons { get; private set; } = [];

    /// <summary>The referral.</summary>
    internal Guid ReferralId { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        Sent = Sending.Of(_now);
    }

    /// <summary>Approves it.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await LoadAsync(id);
        this.Need(nameof(ReasonCode), ReasonCode, text["Select a reason"]);
        return await Sent.SendAsync(
            this, _now, () => api.PostAsync($"allocations/{id}/approvals", new { Authority, ReasonCode }, Sent.Version, Sent.Key),
            member => member is "reasonCode" ? nameof(ReasonCode) : null,
            $"/allocations/{id}/approved?authority={Uri.EscapeDataString(Authority ?? "")}");
    }

    async Task LoadAsync(Guid id)
    {
        ReferralId = id;
        (Receipt, _now, _) = await ReceiptView.ReadAsync(api, id);
        var all = await authorities.AllAsync(api);
        Council = Receipt.Candidates.FirstOrDefault(c => c.Authority == Authority && c.Region != Receipt.Chosen?.Region);
        Name = Council is null ? "" : all[Council.Authority].Name;
        Reasons = [.. (await api.GetAsync<Reasons>("reason-codes")).OutOfOrder.Where(r => !r.Deprecated)];
    }
}
