using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Reporting;

/// <summary>The national team lets a referral go on although a rule fails; what was found stands beside it (scheme rules, step 6).</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.National)]
sealed class OverruleModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The reasons that may be given.</summary>
    internal static IReadOnlyList<string> Codes { get; } = ["figures-disputed", "facts-confirmed", "court-order", "exceptional", "other"];

    /// <summary>Code of the reason.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Free text.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The referral.</summary>
    internal Judged Case { get; private set; } = null!;

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    /// <exception cref="ApiProblemException">The rules hold nothing against it.</exception>
    public async Task OnGetAsync(Guid id)
    {
        Case = await api.GetAsync<Judged>($"referrals/{id}");
        Sent = Case.Status is "ineligible"
            ? Sending.Of(Case.Version)
            : throw new ApiProblemException(new ApiProblem(
                409, "not-ineligible", text["The rules hold nothing against this referral now."])
            {
                IsOurs = true,
            });
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Case = await api.GetAsync<Judged>($"referrals/{id}");
        if (Sent.Step is not "change")
        {
            this.NeedReason(Reason, Note, text);
        }

        return await Sent.GoOnAsync(
            this, Case.Version,
            () => api.PostAsync(
                $"referrals/{id}/eligibility", new { Outcome = "eligible", ReasonCode = Reason, Note = PageAnswers.Written(Note) },
                Sent.Version, Sent.Key),
            ReasonAnswers.FieldOf, $"/referrals/{id}/recorded/overruled");
    }

    /// <summary>A referral with what the rules found against it.</summary>
    internal sealed record Judged(Guid Id, string Reference, string Status, long Version, IReadOnlyList<Failed>? Ineligible);

    /// <summary>A rule that failed.</summary>
    internal sealed record Failed(string Code, string Detail);
}
