using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declining;

/// <summary>A piece of evidence as it is typed.</summary>
sealed class EvidenceAnswer
{
    /// <summary>Its kind.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Where it is found.</summary>
    public string? Reference { get; set; }

    /// <summary>Its day.</summary>
    public DayAnswer Dated { get; set; } = new();

    /// <summary>The day on which it was last confirmed.</summary>
    public DayAnswer Renewed { get; set; } = new();
}

/// <summary>One ground: the facts, the evidence, the alternatives considered, and the figures of a threshold claim.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer, Roles.Manager)]
sealed class GroundFactsModel(SchemeApi api, Text text) : PageModel
{
    // What the list names for no ground alone, and a rule asks for one (R09).
    static readonly IReadOnlyList<EvidenceNeeded> OfWholeService =
    [
        new("pause-agreement", "The agreed pause"), new("undue-prejudice-statement", "The director's statement on undue prejudice"),
    ];

    /// <summary>The facts relied on, and why they prevent this transfer.</summary>
    [BindProperty]
    public string? Facts { get; set; }

    /// <summary>The alternatives considered, and why not.</summary>
    [BindProperty]
    public string? Alternatives { get; set; }

    /// <summary>The evidence, one for each kind that the ground needs.</summary>
    [BindProperty]
    public List<EvidenceAnswer> Items { get; set; } = [];

    /// <summary>Unaccompanied children looked after, of a threshold claim.</summary>
    [BindProperty]
    public string? Count { get; set; }

    /// <summary>Child population.</summary>
    [BindProperty]
    public string? Population { get; set; }

    /// <summary>Year of that estimate.</summary>
    [BindProperty]
    public string? PopulationYear { get; set; }

    /// <summary>What the form carries; its step is the button pressed.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The case.</summary>
    internal Guid Id { get; private set; }

    /// <summary>The ground.</summary>
    internal Ground Ground { get; private set; } = null!;

    /// <summary>What each kind of evidence is.</summary>
    internal IReadOnlyList<EvidenceNeeded> Kinds { get; private set; } = [];

    /// <summary>Which of the statement's grounds it is, and of how many.</summary>
    internal (int Number, int Of) Place { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="id">The case.</param>
    /// <param name="code">Code of the ground.</param>
    public async Task OnGetAsync(Guid id, string code)
    {
        var (refusal, relied) = await LoadAsync(id, code);
        Sent = Sending.Of(refusal.Version);
        (Facts, Alternatives) = (relied.Facts, relied.Alternatives);
        (Count, Population, PopulationYear) = ($"{relied.Figures?.Count}", $"{relied.Figures?.Population}", relied.Figures?.PopulationYear);
        Items =
        [
            .. from kind in Kinds
            let given = relied.Evidence?.FirstOrDefault(e => e.Kind == kind.Kind)
            select new EvidenceAnswer
            {
                Kind = kind.Kind,
                Reference = given?.Reference,
                Dated = DayAnswer.Of(given?.Dated),
                Renewed = DayAnswer.Of(given?.RenewedOn),
            },
        ];
    }

    /// <summary>Saves it.</summary>
    /// <param name="id">The case.</param>
    /// <param name="code">Code of the ground.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string code)
    {
        var (refusal, relied) = await LoadAsync(id, code);
        var evidence = new List<Evidence>();
        foreach (var (i, item) in Items.Index())
        {
            var dated = Day(item.Dated, $"Items[{i}].{nameof(item.Dated)}", text["The date of the evidence"]);
            var renewed = Day(item.Renewed, $"Items[{i}].{nameof(item.Renewed)}", text["The date on which it was confirmed"]);
            if (item.Reference is not null || dated is not null || renewed is not null)
            {
                evidence.Add(new Evidence(item.Kind, item.Reference, dated, renewed));
            }
        }

        var figures = new ClaimedFigures(
            Number(nameof(Count), Count, text["The number of children must be a whole number"]),
            Number(nameof(Population), Population, text["The child population must be a whole number"]), PopulationYear);
        // Evidence of kinds that the page does not ask for came from the authority's own system, and stays.
        var others = (relied.Evidence ?? []).Where(e => Items.TrueForAll(i => i.Kind != e.Kind));
        var written = relied with
        {
            Facts = Facts,
            Alternatives = Alternatives,
            Evidence = [.. evidence, .. others],
            Figures = code is "G01" ? figures : relied.Figures,
        };
        var form = refusal.Draft! with { Grounds = [.. refusal.Draft.Grounds.Select(g => g.Code == code ? written : g)] };
        return await this.SaveAsync(api, refusal, Sent, form, $"grounds/{code}");
    }

    DateOnly? Day(DayAnswer answer, string path, string what) => answer.IsEmpty ? null : answer.Check(ModelState, path, what, text);

    int? Number(string field, string? typed, string message)
    {
        var digits = typed?.Replace(",", "", StringComparison.Ordinal).Trim();
        if (string.IsNullOrEmpty(digits))
        {
            return null;
        }

        if (int.TryParse(digits, CultureInfo.InvariantCulture, out var number) && number >= 0)
        {
            return number;
        }

        ModelState.AddModelError(field, message);
        return null;
    }

    async Task<(RefusalView Refusal, GroundRelied Relied)> LoadAsync(Guid id, string code)
    {
        Id = id;
        var refusal = await api.DraftAsync(id);
        var list = await api.GroundsAsync();
        var grounds = refusal.Draft!.Grounds;
        var at = grounds.Index().FirstOrDefault(g => g.Item.Code == code, (-1, null!));
        if (at.Index < 0 || list.Grounds.FirstOrDefault(g => g.Code == code) is not { } ground)
        {
            throw new ApiProblemException(new ApiProblem(404, "not-found", "The draft does not rely on this ground."));
        }

        (Ground, Place) = (ground, (at.Index + 1, grounds.Count));
        Kinds = code is "G08" ? [.. ground.Evidence, .. OfWholeService] : ground.Evidence;
        return (refusal, at.Item);
    }
}
