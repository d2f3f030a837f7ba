using static TransferScheme.Referrals.Submitting.Asking;

namespace TransferScheme.Referrals.Submitting;

/// <summary>Every question about one child: identity, claim, age and health.</summary>
static class ChildQuestions
{
    internal static readonly Question<ChildDetails>[] All =
    [
        Required<ChildDetails>("givenName", c => c.GivenName ?? c.FamilyName),
        Required<ChildDetails>("dateOfBirth", c => c.DateOfBirth),
        Required<ChildDetails>("sex", c => c.Sex),
        Required<ChildDetails>("nationality", c => c.Nationality),
        Required<ChildDetails>("languages", c => c.Languages),
        .. Within<ChildDetails, AsylumClaim>(
            "asylumClaim", c => c.AsylumClaim,
            Required<AsylumClaim>("madeOn", a => a.MadeOn),
            Required<AsylumClaim>("determined", a => a.Determined)),
        Wanted<ChildDetails>("alsoKnownAs", c => c.AlsoKnownAs),
        Wanted<ChildDetails>("dateOfBirthInUse", c => c.DateOfBirthInUse),
        Wanted<ChildDetails>("placeOfBirth", c => c.PlaceOfBirth),
        Wanted<ChildDetails>("gender", c => c.Gender),
        Wanted<ChildDetails>("ethnicity", c => c.Ethnicity),
        Wanted<ChildDetails>("dialect", c => c.Dialect),
        Wanted<ChildDetails>("interpreter", c => c.Interpreter),
        Wanted<ChildDetails>("religion", c => c.Religion),
        Wanted<ChildDetails>("homeOfficeReference", c => c.HomeOfficeReference),
        Wanted<ChildDetails>("portReference", c => c.PortReference),
        Wanted<ChildDetails>("nhsNumber", c => c.NhsNumber),
        Wanted<ChildDetails>("photograph", c => c.Photograph),
        Wanted<ChildDetails>("unaccompanied", c => c.Unaccompanied),
        .. Within<ChildDetails, AgeFacts>("age", c => c.Age, [.. Age]),
        .. Within<ChildDetails, HealthFacts>("health", c => c.Health ?? new(), [.. Health]),
    ];

    /// <summary>Paths that a child's own list of what is not known takes.</summary>
    internal static readonly IReadOnlySet<string> Paths = Questions.PathsOf(All, "");

    static Question<AgeFacts>[] Age =>
    [
        Wanted<AgeFacts>("status", a => a.Status),
        Wanted<AgeFacts>("homeOfficeTreatsAs", a => a.HomeOfficeTreatsAs),
        Wanted<AgeFacts>("leadAuthority", a => a.IsOpen ? a.LeadAuthority : ""),
        Wanted<AgeFacts>("timescale", a => a.IsOpen ? a.Timescale : ""),
        Wanted<AgeFacts>("safeguards", a => a.IsOpen ? a.Safeguards : ""),
        Wanted<AgeFacts>("reportShared", a => a.Status is "complete" ? a.ReportShared : false),
    ];

    static Question<HealthFacts>[] Health =>
    [
        Wanted<HealthFacts>("urgent", h => h.Urgent),
        Wanted<HealthFacts>("medication", h => h.Medication),
        Wanted<HealthFacts>("allergies", h => h.Allergies),
        Wanted<HealthFacts>("disability", h => h.Disability),
        Wanted<HealthFacts>("pregnancy", h => h.Pregnancy),
        Wanted<HealthFacts>("selfHarmRisk", h => h.SelfHarmRisk),
        Wanted<HealthFacts>("inHospital", h => h.InHospital),
        Wanted<HealthFacts>("screening", h => h.Screening),
        Wanted<HealthFacts>("substanceUse", h => h.SubstanceUse),
        Wanted<HealthFacts>("history", h => h.History),
    ];
}
