using TransferScheme.AgeAssessments.Finding;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Concluding;

/// <summary>The conclusion (A19).</summary>
/// <param name="Category"><c>child</c> or <c>adult</c>.</param>
/// <param name="AgeFrom">Lower end of the range, in years.</param>
/// <param name="AgeTo">Upper end of the range, in years.</param>
/// <param name="DateOfBirth">Assigned date of birth.</param>
/// <param name="ReasonForDate">Why that date.</param>
public sealed record ConclusionForm(
    string Category, int? AgeFrom = null, int? AgeTo = null, DateOnly? DateOfBirth = null, string? ReasonForDate = null);

/// <summary>What is said of appearance and demeanour (A12).</summary>
/// <param name="Observations">What was seen.</param>
/// <param name="By">By whom.</param>
/// <param name="Where">Where.</param>
/// <param name="SoleBasis">Whether it is the only basis.</param>
public sealed record AppearanceForm(string Observations, string By, string Where, bool SoleBasis = false);

/// <summary>A reason: the issue, the evidence, why it is accepted or not (A20).</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Evidence">The evidence.</param>
/// <param name="Why">Why it is accepted or not.</param>
public sealed record ReasonForm(string Issue, string Evidence, string Why);

/// <summary>What is made of the answer to an adverse point (A14).</summary>
/// <param name="Number">Number of the point.</param>
/// <param name="Words">The evaluation.</param>
public sealed record EvaluationForm(int Number, string Words);

/// <summary>A decision as it is drafted. Everything may be missing in a draft, and what is missing blocks its signature.</summary>
public record DecisionForm : IChecked
{
    /// <summary>The conclusion.</summary>
    public ConclusionForm? Conclusion { get; init; }

    /// <summary>The claimed age and the young person's account (A09).</summary>
    public string? Account { get; init; }

    /// <summary>Appearance and demeanour (A12).</summary>
    public AppearanceForm? Appearance { get; init; }

    /// <summary>Trauma, culture and their effects on memory (A13).</summary>
    public string? TraumaAndCulture { get; init; }

    /// <summary>The benefit of the doubt, and the margin of error or range (A16).</summary>
    public string? BenefitOfDoubt { get; init; }

    /// <summary>Whether decided on the balance of probabilities, with no burden on the young person (A17).</summary>
    public bool BalanceOfProbabilities { get; init; }

    /// <summary>Whether it rests on credibility (A18).</summary>
    public bool UsesCredibility { get; init; }

    /// <summary>How lies about other things are told apart from lies about age (A18).</summary>
    public string? LiesToldApart { get; init; }

    /// <summary>Reasons (A20).</summary>
    public IReadOnlyList<ReasonForm> Reasons { get; init; } = [];

    /// <summary>Whether the analysis is the assessors' own (A21).</summary>
    public bool OwnAnalysis { get; init; }

    /// <summary>What is made of the answers (A14).</summary>
    public IReadOnlyList<EvaluationForm> Evaluations { get; init; } = [];

    /// <inheritdoc/>
    public virtual void Check(Faults faults)
    {
        faults.OneOf(Conclusion?.Category, "conclusion.category", "child", "adult");
        faults.When(Conclusion?.AgeFrom is < 0 or > 120, "conclusion.ageFrom", "Must be an age in years.");
        faults.When(
            Conclusion?.AgeTo is { } to && (to > 120 || to < Conclusion.AgeFrom), "conclusion.ageTo",
            "Must be an age in years, not below ageFrom.");
        faults.Text(Conclusion?.ReasonForDate, "conclusion.reasonForDate", Faults.Narrative);
        faults.Text(Account, "account", 200_000);
        faults.Text(Appearance?.Observations, "appearance.observations", Faults.Narrative);
        faults.Text(Appearance?.By, "appearance.by");
        faults.Text(Appearance?.Where, "appearance.where");
        faults.Text(TraumaAndCulture, "traumaAndCulture", Faults.Narrative);
        faults.Text(BenefitOfDoubt, "benefitOfDoubt", Faults.Narrative);
        faults.Text(LiesToldApart, "liesToldApart", Faults.Narrative);
        foreach (var (i, reason) in Reasons.Index())
        {
            faults.Text(reason.Issue, $"reasons[{i}].issue", Faults.Narrative);
            faults.Text(reason.Evidence, $"reasons[{i}].evidence", Faults.Narrative);
            faults.Text(reason.Why, $"reasons[{i}].why", Faults.Narrative);
        }

        foreach (var (i, evaluation) in Evaluations.Index())
        {
            faults.Text(evaluation.Words, $"evaluations[{i}].words", Faults.Narrative);
        }
    }

    internal DecisionFacts Facts() => new()
    {
        Category = Conclusion?.Category,
        HasAge = Conclusion is { DateOfBirth: not null } or { AgeFrom: not null },
        AssignsDate = Conclusion?.DateOfBirth is not null,
        HasReasonForDate = Conclusion?.ReasonForDate is not null,
        HasAccount = Account is not null,
        HasAppearance = Appearance is not null,
        AppearanceIsSoleBasis = Appearance is { SoleBasis: true },
        HasTrauma = TraumaAndCulture is not null,
        HasBenefitOfDoubt = BenefitOfDoubt is not null,
        HasStandard = BalanceOfProbabilities,
        UsesCredibility = UsesCredibility,
        TellsLiesApart = LiesToldApart is not null,
        Reasons = Reasons.Count,
        IsOwnAnalysis = OwnAnalysis,
    };

    internal FoundAge Found() =>
        new(Conclusion?.DateOfBirth, Conclusion?.AgeFrom, Conclusion?.AgeTo, Conclusion?.ReasonForDate);

    /// <summary>The rejection of a date of birth that cannot be; null for any other (A19).</summary>
    internal Rejection? Impossible(DateOnly today) => Conclusion?.DateOfBirth is not { } born ? null
        : FoundAges.Impossible(born, today) ?? FoundAges.Contradicts(born, Conclusion.Category, today);

    internal IEnumerable<(string, string?)> Parts() =>
    [
        ("conclusion", Conclusion?.Category), ("reasonForDate", Conclusion?.ReasonForDate), ("account", Account),
        ("appearance", Appearance is { } a ? $"{a.Observations} ({a.By}, {a.Where})" : null), ("traumaAndCulture", TraumaAndCulture),
        ("benefitOfDoubt", BenefitOfDoubt), ("liesToldApart", LiesToldApart),
        .. Reasons.Select((r, i) => ($"reasons[{i}]", (string?)$"{r.Issue}\n{r.Evidence}\n{r.Why}")),
        .. Evaluations.Select(e => ($"evaluation[{e.Number}]", (string?)e.Words)),
    ];
}
