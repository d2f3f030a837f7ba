using TransferScheme.Contracts.Referrals;
using TransferScheme.Referrals.Closing;

namespace TransferScheme.Referrals.Judging;

/// <summary>What follows for a referral when another finding says a child's age.</summary>
static class AgeChange
{
    /// <summary>
    /// While the rules decide, they decide again. From eligibility on people decide: a rule that would bar the referral now puts it on
    /// hold, so that no offer is made and nobody travels until they have looked, and it never ends anything by itself. Once responsibility
    /// has moved it is told, and nothing follows from it for the transfer (section 69(7)).
    /// </summary>
    /// <param name="referral">The referral.</param>
    /// <param name="changed">The change.</param>
    /// <param name="reviewOn">Day on which people look at a hold.</param>
    /// <param name="judged">What the rules find now, where they decide.</param>
    internal static IReadOnlyList<ReferralEvent> Decide(
        Referral referral, AgeInUseChanged changed, DateOnly reviewOn, IReadOnlyList<ReferralEvent> judged) =>
        !IsNews(referral, changed.ChildId, changed.After) ? []
        : referral.EffectiveAt is not null ? [changed]
        : CloseReferral.IsJudged(referral) ? [changed, .. judged.Where(j => IsNews(referral, j))]
        : changed.Bars && referral.Overlays.Hold is null
            ? [changed, new ReferralHeld(ReferralReasons.AgeFinding, reviewOn, null)]
            : [changed];

    /// <summary>
    /// Whether it changes anything: of a child of a referral that is open or completed, and resting on another finding than is known.
    /// </summary>
    internal static bool IsNews(Referral referral, Guid childId, AgeBasis after) =>
        IsOf(referral, childId) && !referral.Overlays.AgeOf(childId).IsSame(after);

    /// <summary>Whether an age of that child is told in a referral: not in one that ended before responsibility moved.</summary>
    internal static bool IsOf(Referral referral, Guid childId) =>
        (!referral.HasEnded || referral.EffectiveAt is not null) && referral.ChildIds.Contains(childId);

    /// <summary>The rules that find something else.</summary>
    /// <param name="before">What they found.</param>
    /// <param name="after">What they find.</param>
    internal static IReadOnlyList<RuleChange> Rules(IReadOnlyList<Finding> before, IReadOnlyList<Finding> after) =>
    [
        .. before.Concat(after).Select(f => f.Rule).Distinct().Order(StringComparer.Ordinal)
            .Select(rule => (Rule: rule, Before: Of(before, rule), After: Of(after, rule)))
            .Where(r => !Codes(r.Before).SequenceEqual(Codes(r.After)))
            .Select(r => new RuleChange(
                r.Rule, Codes(r.Before), Codes(r.After), r.Before.All(f => f.Passes), r.After.All(f => f.Passes))),
    ];

    // An ineligible referral that stays so for the same reasons is no news.
    static bool IsNews(Referral referral, ReferralEvent judged) => judged is not ReferralFoundIneligible again
        || referral.Status is not ReferralStatus.Ineligible
        || !Failing(again.Findings).SequenceEqual(Failing(referral.Findings));

    static IEnumerable<string> Failing(IReadOnlyList<Finding> findings) => findings.Where(f => !f.Passes).Select(f => f.Code);

    static List<Finding> Of(IReadOnlyList<Finding> findings, string rule) => [.. findings.Where(f => f.Rule == rule)];

    static IReadOnlyList<string> Codes(IReadOnlyList<Finding> findings) => [.. findings.Select(f => f.Code).Order(StringComparer.Ordinal)];
}
