using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Referring;

/// <summary>One child leaves the group, for a coded reason; the others go on.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class RemoveModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>A reason that may be given.</summary>
    internal sealed record Reason(string Code, string Text, bool Deprecated);

    /// <summary>Identifier of the child.</summary>
    [BindProperty]
    public string? Child { get; set; }

    /// <summary>Code of the reason.</summary>
    [BindProperty]
    public string? ReasonCode { get; set; }

    /// <summary>What else there is to say.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The referral.</summary>
    internal ReferralView Referral { get; private set; } = null!;

    /// <summary>The reasons that may be given.</summary>
    internal IReadOnlyList<Reason> Reasons { get; private set; } = [];

    /// <summary>Asks.</summary>
    /// <param name="id">The referral.</param>
    public async Task OnGetAsync(Guid id)
    {
        await FindAsync(id);
        Sent = Sending.Of(Referral.Version);
    }

    /// <summary>Lets the child go.</summary>
    /// <param name="id">The referral.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await FindAsync(id);
        this.Need(nameof(Child), Child, text["Select the child who leaves"]);
        this.Need(nameof(ReasonCode), ReasonCode, text["Select a reason"]);
        return await Sent.SendAsync(
            this, Referral.Version,
            () => api.PostAsync(
                $"referrals/{id}/closure", new { ReasonCode, Note = PageAnswers.Written(Note), ChildId = Child },
                Sent.Version, Sent.Key),
            FieldOf, $"/referrals/{id}/{(Referral.Status is "ineligible" ? "submitted" : "complete")}");
    }

    /// <summary>Identifier of a child.</summary>
    /// <param name="number">Its number, from 1 on.</param>
    internal string IdOf(int number) => Referral.Children[number - 1]!.AsObject().TextAt("id")!;

    /// <summary>A child as the officer knows them.</summary>
    /// <param name="number">Its number, from 1 on.</param>
    internal string NameOf(int number)
    {
        var child = Referral.Children[number - 1]!.AsObject();
        var name = string.Join(' ', new[] { child.TextAt("givenName"), child.TextAt("familyName") }.OfType<string>());
        return name.Length == 0 ? text["Child {0}, no name yet", number] : text["Child {0}, {1}", number, name];
    }

    async Task FindAsync(Guid id)
    {
        Referral = await ReferralView.OfAsync(api, HttpContext.Features.Get<Person>()!, id);
        Reasons = [.. (await api.GetAsync<Lists>("reason-codes")).Closure.Where(r => !r.Deprecated)];
    }

    static string? FieldOf(string member) => member switch
    {
        "childId" => nameof(Child),
        "reasonCode" => nameof(ReasonCode),
        "note" => nameof(Note),
        _ => null,
    };

    sealed record Lists(IReadOnlyList<Reason> Closure);
}
