using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Rota;

/// <summary>What an authority can expect: its next turn and how many children, each with its interval, and what that rests on.</summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
[OpenTo(Roles.National, Roles.Coordinator, Roles.Auditor, Roles.DutyOfficer)]
sealed class ForecastModel(SchemeApi api, Authorities known) : PageModel
{
    /// <summary>Code of the authority; a duty officer's own where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Authority { get; set; }

    /// <summary>The authorities by code.</summary>
    internal IReadOnlyDictionary<string, AuthorityEntry> All { get; private set; } = null!;

    /// <summary>The forecast; null while no authority is chosen.</summary>
    internal ForecastView? Forecast { get; private set; }

    /// <summary>What the authority can expect.</summary>
    internal AuthorityForecast? Own => Forecast?.Authorities is [var only, ..] ? only : null;

    /// <summary>Whether the reader puts authorities in or out of the rota.</summary>
    internal bool MayEnter => HttpContext.Features.Get<Person>()!.Is(Roles.National);

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        ModelState.Clear();
        All = await known.AllAsync(api);
        Authority ??= HttpContext.Features.Get<Person>()!.Authority;
        Authority = Authority is not null && All.ContainsKey(Authority) ? Authority : null;
        Forecast = Authority is null ? null : await api.GetAsync<ForecastView>($"rota/forecast?authority={Authority}");
    }
}
