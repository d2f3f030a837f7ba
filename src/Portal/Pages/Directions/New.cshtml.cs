using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Pages.Declining;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Directions;

/// <summary>
/// Directs an authority: notice of a direction to comply (Immigration Act 2016 s.72), information (s.70), or written reasons of a case
/// whose non-compliance is reported (s.71); also in the place of one that is in force.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="known">Names of authorities.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.National)]
sealed class NewModel(SchemeApi api, Authorities known, Text text) : PageModel
{
    /// <summary>Code of the authority; asked where nothing else tells it.</summary>
    [BindProperty]
    public string? Authority { get; set; }

    /// <summary>The form in which information is asked for.</summary>
    [BindProperty]
    public string? Form { get; set; }

    /// <summary>When it is due.</summary>
    [BindProperty]
    public MomentAnswer Due { get; set; } = new();

    /// <summary>What is directed, and why.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>What is directed: <c>scheme</c>, <c>information</c> or <c>reasons</c>.</summary>
    internal string Kind { get; private set; } = "";

    /// <summary>The direction whose place it takes; null for none.</summary>
    internal DirectionView? Replaced { get; private set; }

    /// <summary>The case whose reasons are directed; null for the other kinds.</summary>
    internal RefusalView? Refusal { get; private set; }

    /// <summary>The authorities by code.</summary>
    internal IReadOnlyDictionary<string, AuthorityEntry> All { get; private set; } = null!;

    /// <summary>The time that was typed.</summary>
    internal DateTimeOffset? DueAt { get; private set; }

    /// <summary>What is done, as the page's title.</summary>
    internal string What => Kind switch
    {
        "scheme" => text["Give notice of a direction to comply with the scheme"],
        "information" => text["Direct an authority to give information"],
        _ => text["Direct an authority to give written reasons"],
    };

    /// <summary>Name of the authority directed; null while none is chosen.</summary>
    internal string? To => Authority is { } code && All.TryGetValue(code, out var one) ? one.Name : null;

    /// <summary>Whether the authority is known before anybody asks.</summary>
    internal bool IsGivenTo => Replaced is not null || Refusal is not null;

    /// <summary>Where the reader came from.</summary>
    internal string Back => Refusal is not null ? $"/refusals/{Refusal.Id}"
        : Replaced is not null ? $"/directions/{Replaced.Id}" : "/directions";

    /// <summary>The register of the authority, where one of its directions stands in the way.</summary>
    internal WayOn? Way => Sent.Refusal is "notice-running" or "already-under-direction" or "already-directed"
        ? new WayOn("See the directions to this authority", $"/directions?authority={Authority}&kind={Kind}")
        : null;

    /// <summary>Asks.</summary>
    /// <param name="kind">What is directed.</param>
    /// <param name="of">Of reasons the case; of the others the direction whose place it takes.</param>
    /// <exception cref="ApiProblemException">That direction is not in force.</exception>
    public async Task OnGetAsync(string kind, Guid? of)
    {
        await ReadAsync(kind, of);
        if (Replaced is not null && (Replaced.Kind != kind || !Replaced.IsInForce))
        {
            throw new ApiProblemException(new ApiProblem(
                409, "not-in-force", text["This direction is not in force: there is nothing whose place another could take."])
            {
                IsOurs = true,
            });
        }

        (Sent, Form) = (Sending.Of(0), Replaced?.Form);
    }

    /// <summary>Takes the answers, shows them, and sends them.</summary>
    /// <param name="kind">What is directed.</param>
    /// <param name="of">Of reasons the case; of the others the direction whose place it takes.</param>
    public async Task<IActionResult> OnPostAsync(string kind, Guid? of)
    {
        await ReadAsync(kind, of);
        if (Sent.Step is not "change")
        {
            if (To is null)
            {
                ModelState.AddModelError(nameof(Authority), text["Select the authority"]);
            }

            if (kind is "information")
            {
                this.Need(nameof(Form), Form, text["Enter the form in which you ask for it"]);
            }

            if (kind is "information" || (kind is "reasons" && !Due.IsEmpty))
            {
                DueAt = Due.Check(ModelState, nameof(Due), text["The day on which it is due"], text["The time at which it is due"], text);
            }

            this.Need(nameof(Reasons), Reasons, text["Enter what you direct, and why"]);
        }

        return await Sent.GoOnAsync(
            this, 0,
            () => api.PostAsync(
                "directions",
                new { Kind, Authority, Refusal?.ReferralId, DueAt, Form, Replaces = Replaced?.Id, Reasons }, key: Sent.Key),
            member => member switch
            {
                "authority" => nameof(Authority),
                "form" => nameof(Form),
                "dueAt" => $"{nameof(Due)}.{nameof(Due.On)}",
                "reasons" => nameof(Reasons),
                _ => null,
            },
            answer => $"/directions/{answer.Id}/recorded/{(kind is "scheme" ? "notice" : "directed")}");
    }

    async Task ReadAsync(string kind, Guid? of)
    {
        (Kind, All) = (kind, await known.AllAsync(api));
        if (kind is "reasons")
        {
            Refusal = await api.GetAsync<RefusalView>($"refusals/{of}");
            Authority = Refusal.Authority;
            var standing = await api.AllAsync<DirectionView>($"directions?kind=reasons&authority={Authority}&status=given");
            Replaced = standing.FirstOrDefault(d => d.ReferralId == Refusal.ReferralId);
        }
        else if (of is { } id)
        {
            Replaced = await api.GetAsync<DirectionView>($"directions/{id}");
            Authority = Replaced.Authority;
        }
    }
}
