using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Rota;

/// <summary>The versions of the scheme rules: in force, to come, and past.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
[OpenTo(Roles.National, Roles.Coordinator, Roles.Auditor)]
sealed class RulesModel(SchemeApi api, SchemeTime time) : PageModel
{
    /// <summary>The versions, the newest first, and where each stands: <c>force</c>, <c>coming</c> or <c>past</c>.</summary>
    internal IReadOnlyList<(RulesVersion Rules, string Stand)> Versions { get; private set; } = [];

    /// <summary>The one that is shown in full.</summary>
    internal RulesVersion Shown { get; private set; } = null!;

    /// <summary>Whether that is in force today.</summary>
    internal bool IsInForce { get; private set; }

    /// <summary>Name of the version that was adopted just now; null where none was.</summary>
    internal string? Adopted { get; private set; }

    /// <summary>Whether the reader adopts rules.</summary>
    internal bool MayAdopt => HttpContext.Features.Get<Person>()!.Is(Roles.National);

    /// <summary>Shows them.</summary>
    /// <param name="version">Name of the version to show in full; without, the one in force.</param>
    /// <param name="done">Name of the version that was adopted just now.</param>
    public async Task OnGetAsync(string? version, string? done)
    {
        var rules = await api.GetAsync<RulesView>("rota/rules");
        var force = rules.InForceOn(await time.TodayAsync());
        Versions =
        [
            .. rules.Versions.Reverse().Select(v =>
                (v, v == force ? "force" : v.ValidFrom > force.ValidFrom ? "coming" : "past")),
        ];
        Adopted = rules.Versions.FirstOrDefault(v => v.Name == done)?.Name;
        Shown = rules.Versions.FirstOrDefault(v => v.Name == version) ?? force;
        IsInForce = Shown == force;
    }
}
