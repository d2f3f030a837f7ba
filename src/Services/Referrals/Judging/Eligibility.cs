using TransferScheme.Referrals.Handling;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Judging;

/// <summary>The rules that bar a referral from the scheme, each with its finding. Nothing here is a score, and an age is never computed beyond the claimed date.</summary>
static class Eligibility
{
    /// <summary>Holds a complete form against the rules: E01 to E04 of the scheme (Immigration Rules paragraph 352ZD; section 69(9); protocol v7.0).</summary>
    /// <param name="form">The complete form.</param>
    /// <param name="entry">What is known of the entry authority.</param>
    /// <param name="rules">The rules pinned to the case.</param>
    /// <param name="referredOn">Day of the referral.</param>
    internal static IReadOnlyList<Finding> Find(ReferralForm form, AuthorityFigures entry, RulesInForce rules, DateOnly referredOn) =>
    [
        All(form, "E01", "under-18", "not-under-18", "by the claimed date of birth, on the day of referral", c => c.DateOfBirth is { } born && AgeOn(born, referredOn) < 18),
        All(form, "E02", "claim-undetermined", "claim-determined-or-not-own", "has a claim of their own that is not decided", c => c.AsylumClaim is { Determined: false, OwnRight: not false }),
        All(form, "E03", "unaccompanied", "not-unaccompanied", "is separated from both parents, with no responsible adult", c => c.Unaccompanied is null or { SeparatedFromBothParents: not false, NoResponsibleAdult: not false }),
        Threshold(form, entry, rules),
    ];

    /// <summary>
    /// E04: only an authority that exceeds the threshold may refer a child in its care; exactly at it is not enough. The ratio is
    /// compared in whole numbers, never by a rounded threshold.
    /// </summary>
    static Finding Threshold(ReferralForm form, AuthorityFigures entry, RulesInForce rules)
    {
        if (form.InAuthorityCare is false)
        {
            return new Finding("E04", "not-in-authority-care", true, "The children are in no authority's care, so no threshold applies.");
        }

        if (entry.ChildrenLookedAfter is not { } count)
        {
            return new Finding("E04", "count-missing", false, $"No count of unaccompanied children looked after is known for {entry.Name}; a return cures it.");
        }

        var exceeds = count * 100_000L > (long)entry.ChildPopulation * rules.ThresholdPer100000;
        return new Finding(
            "E04",
            exceeds ? "threshold-exceeded" : "threshold-not-exceeded",
            exceeds,
            $"{entry.Name} looks after {count} unaccompanied children (as of {entry.AsOf:yyyy-MM-dd}), which {(exceeds ? "exceeds" : "does not exceed")} "
            + $"{rules.ThresholdPer100000} in 100,000 of its {entry.ChildPopulation} children ({entry.PopulationYear}; rules {rules.Id}).");
    }

    static Finding All(ReferralForm form, string rule, string passes, string fails, string means, Func<ChildDetails, bool> holds)
    {
        var failing = form.Children!.Count(c => !holds(c));
        return failing == 0
            ? new Finding(rule, passes, true, $"Each child {means}.")
            : new Finding(rule, fails, false, $"Not true of {failing} of {form.Children!.Count} children: {means}.");
    }

    /// <summary>Whole years on a day; somebody born on 29 February is a year older on 1 March of other years.</summary>
    internal static int AgeOn(DateOnly born, DateOnly on) =>
        on.Year - born.Year - ((on.Month, on.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
}
