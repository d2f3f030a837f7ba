using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>Says that an act on the case of a decline was recorded, and what comes next.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager, Roles.Coordinator, Roles.National)]
sealed class CaseRecordedModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The case.</summary>
    internal RefusalView Refusal { get; private set; } = null!;

    /// <summary>The act.</summary>
    internal CaseAct Act { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    /// <param name="id">The case.</param>
    /// <param name="act">The act.</param>
    public async Task OnGetAsync(Guid id, string act)
    {
        Act = CaseActs.All.FirstOrDefault(a => a.Name == act)
            ?? throw new ApiProblemException(new ApiProblem(404, "not-found", text["There is no such page."]));
        Refusal = await api.GetAsync<RefusalView>($"refusals/{id}");
    }
}
