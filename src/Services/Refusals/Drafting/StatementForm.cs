using TransferScheme.Platform.Problems;
using TransferScheme.Refusals.Grounds;

namespace TransferScheme.Refusals.Drafting;

/// <summary>
/// The statement of reasons as an authority writes it. Almost nothing is required of a draft: what is absent is told as what blocks
/// issue, so that the draft keeps everything. No third party is named outside the annex.
/// </summary>
public record StatementForm : IChecked
{
    /// <summary>What the statement answers the offer with.</summary>
    internal const string Decline = "decline";

    static readonly string[] Responses = [Decline, "conditionalOffer", "deferral", "queryBack"];

    /// <summary><c>decline</c>, <c>conditionalOffer</c>, <c>deferral</c> or <c>queryBack</c>; only the first declines the offer.</summary>
    public required string Response { get; init; }

    /// <summary>The decision, in one sentence.</summary>
    public string? Decision { get; init; }

    /// <summary>The grounds relied on.</summary>
    public IReadOnlyList<GroundRelied> Grounds { get; init; } = [];

    /// <summary>The child's best interests as a primary consideration, and how they were weighed.</summary>
    public string? BestInterests { get; init; }

    /// <summary>The child's views.</summary>
    public string? ChildsViews { get; init; }

    /// <summary>Who decides.</summary>
    public DecisionMaker? DecisionMaker { get; init; }

    /// <summary>The points that the referral marks as key, each with its answer.</summary>
    public IReadOnlyList<KeyPoint> KeyPoints { get; init; } = [];

    /// <summary>The version of the protocol and of the rules, and every departure with its reason.</summary>
    public string? Policy { get; init; }

    /// <summary>What would change the answer, and by when.</summary>
    public string? Change { get; init; }

    /// <summary>The condition of a conditional offer.</summary>
    public string? Condition { get; init; }

    /// <summary>Until when a deferral asks to wait.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>A plain-language summary for the child and the advocate.</summary>
    public string? PlainSummary { get; init; }

    /// <summary>The confidential annex: the one place for intelligence and for third parties.</summary>
    public string? Annex { get; init; }

    /// <summary>What was left out of the body, and why.</summary>
    public string? RedactionNote { get; init; }

    /// <summary>Why it comes after the time to answer.</summary>
    public string? LatenessReason { get; init; }

    /// <summary>Capitalised words of the body that look like a person's name and are a place or an organisation.</summary>
    public IReadOnlyList<string> NotPersons { get; init; } = [];

    /// <summary>Rules that the authority overrides, with its reason; only R15 can be.</summary>
    public IReadOnlyList<Override> Overrides { get; init; } = [];

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Response, "response", Responses);
        faults.When(Grounds.Count > 20, "grounds", "Must be at most 20.");
        foreach (var (i, ground) in Grounds.Take(20).Index())
        {
            ground.Check(faults, $"grounds[{i}]");
        }

        DecisionMaker?.Check(faults);
        faults.When(KeyPoints.Count > 50, "keyPoints", "Must be at most 50.");
        foreach (var (i, point) in KeyPoints.Take(50).Index())
        {
            faults.Text(point.Point, $"keyPoints[{i}].point", 1000);
            faults.Text(point.Answer, $"keyPoints[{i}].answer", 4000);
        }

        foreach (var (name, text) in Texts())
        {
            faults.Text(text, name, 20_000);
        }

        faults.When(NotPersons.Count > 50, "notPersons", "Must be at most 50.");
        faults.When(Overrides.Count > 5, "overrides", "Must be at most 5.");
        foreach (var (i, item) in Overrides.Take(5).Index())
        {
            faults.OneOf(item.Rule, $"overrides[{i}].rule", "R15");
            faults.Text(item.Reason, $"overrides[{i}].reason", 4000);
        }
    }

    (string Name, string? Text)[] Texts() =>
    [
        ("decision", Decision), ("bestInterests", BestInterests), ("childsViews", ChildsViews), ("policy", Policy), ("change", Change),
        ("condition", Condition), ("plainSummary", PlainSummary), ("annex", Annex), ("redactionNote", RedactionNote),
        ("latenessReason", LatenessReason),
    ];
}

/// <summary>One ground of a statement.</summary>
/// <param name="Code">Its code, see <c>GET /refusal-grounds</c>.</param>
/// <param name="Facts">The facts relied on, with their days, and why they prevent this transfer.</param>
/// <param name="Evidence">The evidence.</param>
/// <param name="Alternatives">The alternatives considered, and why not.</param>
/// <param name="Figures">The figures of a threshold claim (G01).</param>
public sealed record GroundRelied(
    string Code, string? Facts = null, IReadOnlyList<Evidence>? Evidence = null, string? Alternatives = null,
    ClaimedFigures? Figures = null)
{
    /// <summary>Kinds of the evidence given.</summary>
    internal IReadOnlyList<string> Kinds => [.. (Evidence ?? []).Select(e => e.Kind)];

    internal void Check(Faults faults, string path)
    {
        faults.OneOf(Code, $"{path}.code", GroundLists.Published.Codes);
        faults.Text(Facts, $"{path}.facts", 20_000);
        faults.Text(Alternatives, $"{path}.alternatives", 20_000);
        faults.When(Evidence?.Count > 50, $"{path}.evidence", "Must be at most 50.");
        foreach (var (i, item) in (Evidence ?? []).Take(50).Index())
        {
            faults.Text(item.Kind, $"{path}.evidence[{i}].kind", 60);
            faults.Text(item.Reference, $"{path}.evidence[{i}].reference", 1000);
        }

        faults.When(Figures?.Count < 0, $"{path}.figures.count", "Must not be negative.");
        faults.When(Figures?.Population < 0, $"{path}.figures.population", "Must not be negative.");
    }
}

/// <summary>A piece of evidence. It is named, never copied here.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Reference">Where it is found.</param>
/// <param name="Dated">Its day.</param>
/// <param name="RenewedOn">The day on which it was last confirmed.</param>
public sealed record Evidence(string Kind, string? Reference = null, DateOnly? Dated = null, DateOnly? RenewedOn = null);

/// <summary>The figures that an authority claims to be at its threshold by.</summary>
/// <param name="Count">Unaccompanied children looked after.</param>
/// <param name="Population">Child population.</param>
/// <param name="PopulationYear">Year of that estimate.</param>
public sealed record ClaimedFigures(int? Count = null, int? Population = null, string? PopulationYear = null);

/// <summary>A point that the referral marks as key.</summary>
/// <param name="Point">The point.</param>
/// <param name="Answer">The answer to it.</param>
public sealed record KeyPoint(string Point, string? Answer = null);

/// <summary>A rule that is overridden.</summary>
/// <param name="Rule">Its number.</param>
/// <param name="Reason">Why.</param>
public sealed record Override(string Rule, string Reason);

/// <summary>Who decides, as it stands in the statement.</summary>
/// <param name="Name">Name.</param>
/// <param name="Office">Office.</param>
/// <param name="DelegatedAuthority">By whom and how the power to decline is delegated.</param>
/// <param name="Conflicts">Conflicts of interest.</param>
public sealed record DecisionMaker(string? Name = null, string? Office = null, string? DelegatedAuthority = null, string? Conflicts = null)
{
    internal void Check(Faults faults)
    {
        faults.Text(Name, "decisionMaker.name");
        faults.Text(Office, "decisionMaker.office");
        faults.Text(DelegatedAuthority, "decisionMaker.delegatedAuthority", 1000);
        faults.Text(Conflicts, "decisionMaker.conflicts", 2000);
    }
}
