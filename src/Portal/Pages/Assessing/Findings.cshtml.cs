using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Assessing;

/// <summary>The findings about an age with their scope, and what was believed when.</summary>
/// <param name="api">The API.</param>
/// <param name="authorities">Names of authorities.</param>
/// <param name="text">The words.</param>
/// <param name="dates">Days in words.</param>
/// <param name="codes">Codes in words.</param>
[OpenTo(Roles.Assessor, Roles.Manager)]
sealed class FindingsModel(SchemeApi api, Authorities authorities, Text text, Dates dates, Codes codes) : PageModel
{
    /// <summary>The day that is asked about.</summary>
    [BindProperty]
    public DayAnswer On { get; set; } = new();

    /// <summary>The day by the end of which it was known.</summary>
    [BindProperty]
    public DayAnswer Known { get; set; } = new();

    /// <summary>The assessment.</summary>
    internal Case Case { get; private set; } = null!;

    /// <summary>What was believed, in words; null while nothing is asked.</summary>
    internal string? Belief { get; private set; }

    /// <summary>Shows the findings.</summary>
    /// <param name="id">The assessment.</param>
    public async Task OnGetAsync(Guid id) => await ReadAsync(id);

    /// <summary>Says what was believed of a day, as it was known on another.</summary>
    /// <param name="id">The assessment.</param>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await ReadAsync(id);
        var on = On.Check(ModelState, nameof(On), text["The day that you ask about"], text);
        var known = Known.Check(ModelState, nameof(Known), text["The day by which it was known"], text);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var end = Dates.Instant(known!.Value.AddDays(1), TimeOnly.MinValue).AddSeconds(-1);
        var at = end.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var believed = await api.GetAsync<BeliefView>($"age-assessments/{id}/belief?on={on!.Value:yyyy-MM-dd}&knownAt={at}");
        Belief = text["Of {0}, as it was known on {1}: {2}", dates.NamedDay(on.Value), dates.NamedDay(known.Value),
            believed.Operative is { } finding ? Say(finding) : text["no finding stood; the claimed date of birth counted."]];
        return Page();
    }

    /// <summary>A finding in a sentence.</summary>
    /// <param name="f">The finding.</param>
    internal string Say(Finding f)
    {
        var age = f.DateOfBirth is { } born ? text["born {0}", dates.Day(born)]
            : f.AgeFrom is { } least ? f.AgeTo is { } most ? text["aged {0} to {1}", least, most] : text["aged at least {0}", least] : null;
        return $"{codes[f.Category]}{(age is null ? "" : $", {age}")}: {codes[f.Source]}, {_names.GetValueOrDefault(f.Authority, f.Authority)}.";
    }

    /// <summary>Whom a finding binds, in words.</summary>
    /// <param name="f">The finding.</param>
    internal string Binds(Finding f)
    {
        var bound = f.BindsChildFunctionsOf.Select(c => c == "All" ? text["every authority that is aware of it"]
            : _names.GetValueOrDefault(c, c)).ToList();
        return string.Join("; ", bound.Concat(f.BindsImmigration ? [text["immigration functions"]] : []).DefaultIfEmpty(text["nobody"]));
    }

    IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();

    async Task ReadAsync(Guid id)
    {
        Case = await Case.ReadAsync(api, id);
        _names = (await authorities.AllAsync(api)).ToDictionary(a => a.Key, a => a.Value.Name);
    }

    sealed record BeliefView(string Basis, Finding? Operative);
}
