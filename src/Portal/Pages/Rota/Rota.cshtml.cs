using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Rota;

/// <summary>The rota: how each region stands against its fair share, and whose turns come next.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
[OpenTo(Roles.National, Roles.Coordinator, Roles.Auditor, Roles.DutyOfficer)]
sealed class RotaModel(SchemeApi api, SchemeTime time) : PageModel
{
    const int ShownTurns = 12;

    /// <summary>Where a region stands; amounts are whole units of the ledger.</summary>
    internal sealed record Line(
        string Region, string Name, int Share, bool IsEstimate, long Owed, int Received, int Reserved, long Balance, long Arrears);

    /// <summary>Name of the rules in force.</summary>
    internal string Rules { get; private set; } = "";

    /// <summary>The regions, those furthest behind first.</summary>
    internal IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>The authorities whose turns come first; null where nobody could say.</summary>
    internal IReadOnlyList<AuthorityForecast>? Next { get; private set; }

    /// <summary>When that was read.</summary>
    internal DateTimeOffset AsAt { get; private set; }

    /// <summary>The reader.</summary>
    internal Person Reader => HttpContext.Features.Get<Person>()!;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        var forecast = api.AskAsync<ForecastView>("rota/forecast");
        var rota = await api.GetAsync<Standing>("rota");
        AsAt = await time.NowAsync();
        Rules = rota.RulesVersion;
        Lines =
        [
            .. rota.Regions.Select(r => new Line(
                r.Region, r.Name, r.Share, r.ShareIsEstimate, InChildren.Units(r.Account.Owed), r.Account.Received, r.Account.Reserved,
                InChildren.Units(r.Account.Balance), InChildren.Units(r.Account.Arrears)))
                .OrderByDescending(l => l.Balance).ThenBy(l => l.Region, StringComparer.Ordinal),
        ];
        Next = (await forecast).Found?.Authorities.Where(a => a.NextTurn is not null)
            .OrderBy(a => a.NextTurn!.InChildren).Take(ShownTurns).ToList();
    }

    /// <summary>Address of a region's own account; null where it is not for the reader.</summary>
    /// <param name="region">Slug of the region.</param>
    internal string? AccountOf(string region) =>
        Reader.Is(Roles.National, Roles.Auditor) ? $"/region/account?region={region}" : Reader.Region == region ? "/region/account" : null;

    sealed record Standing(string RulesVersion, IReadOnlyList<RegionAccount> Regions);

    sealed record RegionAccount(string Region, string Name, int Share, bool ShareIsEstimate, Figures Account);

    sealed record Figures(string Owed, int Received, int Reserved, string Balance, string Arrears);
}
