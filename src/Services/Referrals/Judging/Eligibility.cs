using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Judging;

/// <summary>
/// The rules that a referral is held against, each with its finding. Nothing here is a score, and an age is never computed: it is
/// claimed, or a finding says it.
/// </summary>
static class Eligibility
{
    // Austria to Sweden, with Iceland, Liechtenstein and Norway.
    static readonly HashSet<string> EuropeanEconomicArea =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU",
        "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    ];

    /// <summary>
    /// Holds a complete form against the rules: those that bar (E01 to E04, E11, E15) and those that only warn (Immigration Rules
    /// paragraph 352ZD; section 69(9); protocol v7.0).
    /// </summary>
    /// <param name="form">The complete form.</param>
    /// <param name="entry">What is known of the entry authority.</param>
    /// <param name="rules">The rules pinned to the case.</param>
    /// <param name="referredOn">Day of the referral.</param>
    /// <param name="dueOn">Last day of the statutory clock; the day of the referral where it is not started.</param>
    /// <param name="alike">How many other records look like the same child.</param>
    /// <param name="ages">The ages to go by; those that are claimed when null.</param>
    internal static IReadOnlyList<Finding> Find(
        ReferralForm form, AuthorityFigures entry, RulesInForce rules, DateOnly referredOn, DateOnly? dueOn = null, int alike = 0,
        AgesInUse? ages = null)
    {
        var referral = new Case(form, entry, rules, referredOn, dueOn ?? referredOn, alike, ages ?? AgesInUse.Claimed);
        return
        [
            All(
                referral, "E01", "under-18", "not-under-18", $"is under 18 by the {referral.Ages.Basis}, on the day of referral",
                c => referral.Ages.IsUnder18(c, referredOn)),
            All(
                referral, "E02", "claim-undetermined", "claim-determined-or-not-own", "has a claim of their own that is not decided",
                c => c.AsylumClaim is { Determined: false, OwnRight: not false }),
            All(
                referral, "E03", "unaccompanied", "not-unaccompanied", "is separated from both parents, with no responsible adult",
                c => c.Unaccompanied is null or { SeparatedFromBothParents: not false, NoResponsibleAdult: not false }),
            Threshold(referral),
            .. Kinds(referral),
            Placement(referral),
            .. Cautions.Find(referral),
        ];
    }

    /// <summary>
    /// E04: only an authority that exceeds the threshold may refer a child in its care; exactly at it is not enough. The ratio is
    /// compared in whole numbers, never by a rounded threshold. E06: the figures say of which year the population is.
    /// </summary>
    static Finding Threshold(Case referral)
    {
        var (entry, rules) = (referral.Entry, referral.Rules);
        var figures = new FindingFigures(
            rules.Id, entry.ChildrenLookedAfter, On: entry.AsOf, Population: entry.ChildPopulation, PopulationYear: entry.PopulationYear,
            Per100000: rules.ThresholdPer100000);
        if (referral.Form.InAuthorityCare is false)
        {
            return new Finding(
                "E04", "not-in-authority-care", true, "The children are in no authority's care, so no threshold applies.",
                Figures: figures);
        }

        if (entry.ChildrenLookedAfter is not { } count)
        {
            return new Finding(
                "E04", "count-missing", false,
                $"No count of unaccompanied children looked after is known for {entry.Name}; a return cures it.", Figures: figures);
        }

        var exceeds = count * 100_000L > (long)entry.ChildPopulation * rules.ThresholdPer100000;
        return new Finding(
            "E04",
            exceeds ? "threshold-exceeded" : "threshold-not-exceeded",
            exceeds,
            $"{entry.Name} looks after {count} unaccompanied children (as of {entry.AsOf:yyyy-MM-dd}), which {(exceeds ? "exceeds" : "does not exceed")} "
            + $"{rules.ThresholdPer100000} in 100,000 of its {entry.ChildPopulation} children ({entry.PopulationYear}; rules {rules.Id}).",
            Figures: figures);
    }

    /// <summary>E11: who is not in the scheme although unaccompanied and under 18; one finding for each reason.</summary>
    static List<Finding> Kinds(Case referral)
    {
        Finding?[] found =
        [
            Outside("eea-national", "is a national of the European Economic Area", c => EuropeanEconomicArea.Contains(c.Nationality!)),
            Outside("lives-with-relative", "lives with a relative who came along", c => c.Unaccompanied is { LivesWithRelative: true }),
            Outside("already-protected", "is a refugee already, or was resettled", c => c.AsylumClaim is { AlreadyProtected: true }),
        ];
        return found.OfType<Finding>().ToList() is { Count: > 0 } barring ? barring
            : [new("E11", "within-scheme", true, "No child is of a kind that the scheme leaves out.")];

        Finding? Outside(string code, string what, Func<ChildDetails, bool> when) => referral.Bars("E11", code, when, what);
    }

    /// <summary>E15: supported accommodation is for those of 16 and 17; a place there is never sought for a child under 16.</summary>
    static Finding Placement(Case referral)
    {
        var seeksSupported = referral.Form.Needs?.PlacementTypes?.Contains("supportedAccommodation") == true;
        return referral.Bars(
            "E15", "placement-unlawful", c => seeksSupported && referral.Ages.IsUnder16(c, referral.ReferredOn),
            $"is under 16 by the {referral.Ages.Basis}, and supported accommodation is lawful from 16 on; take it out of what is sought")
            ?? new Finding("E15", "placement-lawful", true, "Every kind of placement sought is lawful at the children's ages.");
    }

    static Finding All(Case referral, string rule, string passes, string fails, string means, Func<ChildDetails, bool> holds)
    {
        var failing = referral.Children.Count(c => !holds(c));
        return failing == 0
            ? new Finding(rule, passes, true, $"Each child {means}.")
            : new Finding(
                rule, fails, false, $"Not true of {failing} of {referral.Children.Count} children: {means}.",
                Figures: referral.Figures(failing));
    }

    /// <summary>Whole years on a day; somebody born on 29 February is a year older on 1 March of other years.</summary>
    internal static int AgeOn(DateOnly born, DateOnly on) =>
        on.Year - born.Year - ((on.Month, on.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
}
