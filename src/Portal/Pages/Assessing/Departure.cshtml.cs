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
    /// <summary>Version of the assessment that the person decides on.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>Makes sending the same form twice harmless.</summary>
    [BindProperty]
    public string? Key { get; set; }

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
        Version = Case.View.Version;
        Key = Guid.NewGuid().ToString();
    }

    /// <summary>Counter-signs it.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="item">The item of the checklist.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string item)
    {
        await ReadAsync(id, item);
        var answer = await api.PostAsync($"age-assessments/{id}/departures/{Item}/counter-signature", new { }, Version, Key);
        var told = answer.Problem is { Code: "checklist-open" } open ? answer with { Problem = open with { Errors = null } } : answer;
        return answer.IsDone ? Redirect($"/assessments/{id}/departures/{Item}")
            : this.Refused(told, _ => null, nameof(Version), Case.View.Version);
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
