using System.Text.Json;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Rules;

/// <summary>
/// Days and switches of a version of the rules, in working days where the name says so, else in calendar days. Of these only the duty to
/// use one of the exits and to inform is statute (section 50(3)); 28 days is a guideline, three months the limit for judicial review, and
/// the others are our own defaults.
/// </summary>
sealed record AgeRules
{
    /// <summary>Number of the version.</summary>
    public required int Version { get; init; }

    /// <summary>First day on which it applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>From a doubt to a route.</summary>
    public required int TriageWorkingDays { get; init; }

    /// <summary>The guideline, from the day of the doubt.</summary>
    public required int AssessmentDays { get; init; }

    /// <summary>From the Secretary of State's written doubt to one of the exits.</summary>
    public required int ExitDays { get; init; }

    /// <summary>A brief enquiry.</summary>
    public required int BriefEnquiryWorkingDays { get; init; }

    /// <summary>From the plan to the first interview.</summary>
    public required int FirstInterviewWorkingDays { get; init; }

    /// <summary>Until a source of information is asked again.</summary>
    public required int ChaseWorkingDays { get; init; }

    /// <summary>Until the board is asked again.</summary>
    public required int NaabChaseWorkingDays { get; init; }

    /// <summary>The young person's time to answer.</summary>
    public required int AnswerWorkingDays { get; init; }

    /// <summary>Quality assurance.</summary>
    public required int QualityAssuranceWorkingDays { get; init; }

    /// <summary>From sign-off to service.</summary>
    public required int ServiceWorkingDays { get; init; }

    /// <summary>From service to informing the Secretary of State.</summary>
    public required int InformWorkingDays { get; init; }

    /// <summary>Evidence under section 50(4).</summary>
    public required int EvidenceWorkingDays { get; init; }

    /// <summary>The reply to a pre-action letter.</summary>
    public required int PreActionReplyDays { get; init; }

    /// <summary>Months for a claim for judicial review, from service.</summary>
    public required int ChallengeMonths { get; init; }

    /// <summary>Whether new evidence is significant.</summary>
    public required int NewEvidenceWorkingDays { get; init; }

    /// <summary>Age in years from which a case can be clear: below it lies the band in which appearance tells nothing.</summary>
    public required int ClearlyAdultFrom { get; init; }

    /// <summary>From when scientific methods may be recorded (section 52); null while they may not.</summary>
    public DateOnly? ScientificMethodsFrom { get; init; }

    /// <summary>From when appeals lie to the First-tier Tribunal (section 54); null while they do not.</summary>
    public DateOnly? AppealRouteFrom { get; init; }
}

/// <summary>
/// Every version of the rules. They are data, in <c>Data/age-rules.json</c>: a new version is added there with its first day.
/// </summary>
/// <param name="versions">The versions, the oldest first.</param>
sealed class AgeRuleBook(IReadOnlyList<AgeRules> versions)
{
    /// <summary>The versions that go with this program.</summary>
    internal static AgeRuleBook Published { get; } = new(JsonSerializer.Deserialize<IReadOnlyList<AgeRules>>(
        typeof(AgeRuleBook).Assembly.GetManifestResourceStream("age-rules.json")!, Json.Answers)!);

    /// <summary>The version in force on a day.</summary>
    internal AgeRules On(DateOnly day) => versions.LastOrDefault(v => v.ValidFrom <= day) ?? versions[0];
}
