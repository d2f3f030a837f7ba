using TransferScheme.Referrals.Duplicates;

namespace TransferScheme.Referrals.Judging;

/// <summary>
/// What people should look at before they go on: it warns and never bars (scheme rules E07 to E10, E12 to E14 and the exceptions).
/// Whether a referral is held for it, or goes on, is for the national team to say, with a coded reason.
/// </summary>
static class Cautions
{
    /// <summary>From 17 years and 10 months on, a birthday may come before the transfer does.</summary>
    const int NearlyMonths = (17 * 12) + 10;

    /// <summary>From then on a child has settled, and a move costs more.</summary>
    const int SettledMonths = 12;

    /// <summary>What there is to look at, and that what must be dated is.</summary>
    internal static IReadOnlyList<Finding> Find(Case referral) =>
        [BestInterests(referral), .. Ages(referral).Concat(Lives(referral)).OfType<Finding>()];

    /// <summary>E07: the assessment and the children's views are there, with their dates.</summary>
    static Finding BestInterests(Case referral)
    {
        var (assessed, recorded) = (referral.Form.BestInterests?.AssessedOn, referral.Form.ChildsViews?.RecordedOn);
        return new Finding(
            "E07", "best-interests-recorded", true,
            $"The best-interests assessment is of {assessed:yyyy-MM-dd}, the children's views of {recorded:yyyy-MM-dd}.",
            Figures: referral.Figures(referral.Children.Count, assessed < recorded ? assessed : recorded));
    }

    static IEnumerable<Finding?> Ages(Case referral)
    {
        var (referredOn, dueOn) = (referral.ReferredOn, referral.DueOn);
        yield return referral.Warns(
            "E12", "nearly-18", c => Born(c) is { } born && IsMinor(born, referredOn) && born.AddMonths(NearlyMonths) <= referredOn,
            $"is at least 17 years and 10 months old by the {referral.Ages.Basis}");
        yield return referral.Warns(
            "E12", "turns-18-before-due", c => Born(c) is { } born && IsMinor(born, referredOn) && !IsMinor(born, dueOn),
            $"turns 18, by the {referral.Ages.Basis}, on or before {dueOn:yyyy-MM-dd}, the last day of the statutory clock",
            dueOn);
        yield return referral.Children.Count(c => c.Age is { IsOpen: true }) is not (var open and > 0) ? null : new Finding(
            "E08", "age-does-not-bar", true, $"The age of {open} of {referral.Children.Count} children is in question, which bars nobody.",
            Figures: referral.Figures(open));
        yield return referral.Warns(
            "E09", "treated-as-adult",
            c => c.Age is { HomeOfficeTreatsAs: "adult", FoundChildBy: null }
                || referral.Ages.Of(c.Id) is { IsTreatedAsAdult: true },
            "the Home Office treats the person as an adult, and nobody has found a child; the national team looks first");

        DateOnly? Born(ChildDetails child) => referral.Ages.BornOf(child);
    }

    static IEnumerable<Finding?> Lives(Case referral)
    {
        var form = referral.Form;
        yield return referral.Warns("E07", "child-objects", form.ChildsViews is { Objects: true }, "A child objects to the move.");
        yield return referral.Warns(
            "E07", "advocate-not-offered", form.ChildsViews is { AdvocateOffered: false }, "No advocate was offered.");
        yield return referral.Alike == 0 ? null : new Finding(
            "E10", "possible-duplicate", true,
            $"{Number(referral.Alike)} other {(referral.Alike == 1 ? "record looks" : "records look")} like a child of this one.", true,
            new FindingFigures(referral.Rules.Id, referral.Alike, On: referral.ReferredOn));
        yield return referral.Warns(
            "E12", "care-proceedings", form.Legal is { CareStatus: "s31" } or { CareProceedings: true },
            "There is a care order, or proceedings for one.");
        yield return referral.Warns(
            "E12", "criminal-proceedings", form.Legal is { CriminalProceedings: true }, "There are criminal proceedings.");
        yield return referral.Warns("E12", "in-hospital", c => c.Health is { InHospital: true }, "is in hospital");
        yield return referral.Warns(
            "E12", "long-settled", (form.EnteredCareOn ?? form.ArrivedOn)?.AddMonths(SettledMonths) <= referral.ReferredOn,
            $"The children arrived, or entered care, at least {SettledMonths} months before the referral.");
        yield return referral.Warns(
            "E12", "trafficking-risk", form.Needs?.Risk?.Contains("trafficking") == true || form.Legal is { NrmReferral.Referred: true },
            $"There are indicators of trafficking; {form.Needs?.Avoid?.Count ?? 0} authorities are named as unsuitable.");
        yield return referral.Warns(
            "E13", "family-not-looked-for", form.Family is null && form.NotKnown?.Any(n => n.Path == "family") != true,
            "Nothing is said of family in the United Kingdom, which is looked for first.");
        yield return referral.Children.Count is 1 ? null : new Finding(
            "E14", "kept-together", true, $"The {referral.Children.Count} children are kept together.",
            Figures: referral.Figures(referral.Children.Count));
    }

    static string Number(int alike) => alike < DuplicateIndex.MostCounted ? $"{alike}" : $"{alike} or more";

    static bool IsMinor(DateOnly born, DateOnly on) => Eligibility.AgeOn(born, on) < 18;
}
