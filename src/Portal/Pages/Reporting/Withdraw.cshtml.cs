using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>Withdraws a referral, having shown what falls with it.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class WithdrawModel(SchemeApi api, Authorities authorities, Text text) : PageModel
{
    /// <summary>Why, by code.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>More of it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal CaseView Case { get; private set; } = null!;

    /// <summary>What falls with it.</summary>
    internal IReadOnlyList<Fall> Falls { get; private set; } = [];

    /// <summary>The reasons that may be given.</summary>
    internal IReadOnlyList<ReasonRow> Reasons { get; private set; } = [];

    /// <summary>Something that falls.</summary>
    internal sealed record Fall(string Detail, string? Authority);

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id) => Sent = Sending.Of(await ReadAsync(id));

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var version = await ReadAsync(id);
        if (Sent.Step is not "change")
        {
            this.NeedReason(Reason, Note, text);
        }

        return await Sent.GoOnAsync(
            this, version,
            () => api.PostAsync(
                $"referrals/{id}/withdrawal", new { ReasonCode = Reason, Note = PageAnswers.Written(Note) }, Sent.Version, Sent.Key),
            ReasonAnswers.FieldOf,
            $"/referrals/{id}/recorded/withdrawal");
    }

    // Decided is on the version that the preview showed.
    async Task<long> ReadAsync(Guid id)
    {
        var preview = await api.GetAsync<Preview>($"referrals/{id}/withdrawal-preview");
        var all = await authorities.AllAsync(api);
        Case = await CaseView.ReadAsync(id, api, HttpContext, text);
        Falls = [.. preview.Falls.Select(f => new Fall(f.Detail, f.Authority is { } code ? all[code].Name : null))];
        Reasons = [.. ReasonRow.Given((await Reporting.Reasons.ReadAsync(api)).Withdraw).Where(r => r.Code is not "authorities-merged")];
        return preview.Version;
    }

    sealed record Preview(long Version, IReadOnlyList<Falling> Falls);

    sealed record Falling(string? Authority, string Detail);
}
