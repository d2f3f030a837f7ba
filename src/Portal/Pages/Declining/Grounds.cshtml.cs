using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>The grounds that the statement relies on, by group, each with what it can carry.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class GroundsModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>Codes of the grounds chosen, by group.</summary>
    [BindProperty]
    public Dictionary<string, List<string>> Chosen { get; set; } = [];

    /// <summary>What the form carries; its step is the button pressed.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal Guid Id { get; private set; }

    /// <summary>The grounds in force by group.</summary>
    internal IReadOnlyList<(GroundGroup Group, IReadOnlyList<Ground> Grounds)> Offered { get; private set; } = [];

    /// <summary>Asks.</summary>
    /// <param name="id">The case.</param>
    public async Task OnGetAsync(Guid id)
    {
        var refusal = await LoadAsync(id);
        Sent = Sending.Of(refusal.Version);
        foreach (var (group, grounds) in Offered)
        {
            Chosen[group.Code] = [.. refusal.Draft!.Grounds.Select(g => g.Code).Where(code => grounds.Any(g => g.Code == code))];
        }
    }

    /// <summary>Saves them: what was written on a ground that stays chosen is kept.</summary>
    /// <param name="id">The case.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var refusal = await LoadAsync(id);
        foreach (var (group, _) in Offered)
        {
            Chosen.TryAdd(group.Code, []);
        }

        IReadOnlyList<string> codes = [.. Offered.SelectMany(o => Chosen[o.Group.Code]).Distinct()];
        if (codes.Count == 0)
        {
            ModelState.AddModelError($"Chosen[{Offered[0].Group.Code}]", text["Select at least one ground"]);
        }

        var written = refusal.Draft!.Grounds;
        var form = refusal.Draft with
        {
            Grounds = [.. codes.Select(code => written.FirstOrDefault(g => g.Code == code) ?? new GroundRelied(code))],
        };
        return await this.SaveAsync(api, refusal, Sent, form, "grounds");
    }

    /// <summary>What a ground can carry, and what is usually asked of who gives it.</summary>
    /// <param name="ground">The ground.</param>
    internal string Hint(Ground ground) => string.Join(' ', new[]
    {
        ground switch
        {
            { Unlawful: true } => text["Unlawful: a statement with it is never issued."],
            { Validity: "canSuffice" } => text["Can be enough for a decline."],
            { Validity: "onlyDefers" } => text["Only puts off the answer: never enough for a decline."],
            { Validity: "personDecides" } => text["A second reader of your authority is needed."],
            _ => text["Never enough alone."],
        },
        ground.UsualAnswer is { } asked && !ground.Unlawful ? text[asked] : null,
    }.OfType<string>());

    async Task<RefusalView> LoadAsync(Guid id)
    {
        Id = id;
        var refusal = await api.DraftAsync(id);
        var list = await api.GroundsAsync();
        Offered =
        [
            .. list.Groups.Select(group => (
                group, (IReadOnlyList<Ground>)[.. list.Grounds.Where(g => g.Group == group.Code && !g.Deprecated)])),
        ];
        return refusal;
    }
}
