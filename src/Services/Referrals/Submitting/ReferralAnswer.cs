using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Submitting;

/// <summary>What recording a form answers: what is missing and wanted by its path, and never what the form says.</summary>
/// <param name="Id">The referral.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="Children">Identifiers of the children, in the form's order.</param>
/// <param name="Missing">Paths of what is absent and keeps it a draft: required, or asked for by the national team.</param>
/// <param name="Wanted">Paths of other members that are absent.</param>
/// <param name="Ineligible">Rules that fail, each with a sentence.</param>
/// <param name="RulesVersion">The rules pinned to the case.</param>
/// <param name="Clocks">The clocks; absent for a draft.</param>
/// <param name="Sections">How far each section is answered.</param>
/// <param name="Warnings">What people should look at before they go on; it never bars.</param>
/// <param name="Stage">Where it stands beneath a hold, or <c>queried</c> or <c>declined</c>; absent where the status tells it.</param>
/// <param name="Overlays">What lies over it: <c>missing</c>, <c>objecting</c>.</param>
public sealed record ReferralAnswer(
    Guid Id, string Reference, string Status, long Version, IReadOnlyList<ChildId> Children, IReadOnlyList<string> Missing,
    IReadOnlyList<string> Wanted, IReadOnlyList<FailedRule> Ineligible, string? RulesVersion, ReferralClocks? Clocks,
    IReadOnlyList<SectionCompleteness> Sections, IReadOnlyList<RuleWarning> Warnings, string? Stage, IReadOnlyList<string> Overlays)
{
    internal static ReferralAnswer Of(Guid id, Referral referral, long version, Completeness completeness) => new(
        id, referral.Reference, referral.Shown.Name(), version, [.. referral.ChildIds.Select(c => new ChildId(c))],
        [.. completeness.Missing.Union(referral.Asked)], completeness.Wanted, FailedRule.Of(referral), referral.RulesVersion,
        ReferralClocks.Of(referral), completeness.Sections, RuleWarning.Of(referral), ActAnswer.StageOf(referral), referral.OverlayNames);
}

/// <summary>A child's identifier.</summary>
/// <param name="Id">The identifier.</param>
public sealed record ChildId(Guid Id);

/// <summary>A rule that fails.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Detail">One sentence with the figures.</param>
/// <param name="Rule">Number of the rule.</param>
/// <param name="Figures">What it was found from.</param>
public sealed record FailedRule(string Code, string Detail, string? Rule = null, FindingFigures? Figures = null)
{
    internal static IReadOnlyList<FailedRule> Of(Referral referral) => referral.Status is not ReferralStatus.Ineligible ? [] :
        [.. referral.Findings.Where(f => !f.Passes).Select(f => new FailedRule(f.Code, f.Detail, f.Rule, f.Figures))];
}

/// <summary>A rule that says: consider with care. It never bars.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Detail">One sentence with the figures.</param>
/// <param name="Rule">Number of the rule.</param>
/// <param name="Figures">What it was found from.</param>
public sealed record RuleWarning(string Code, string Detail, string Rule, FindingFigures? Figures)
{
    internal static IReadOnlyList<RuleWarning> Of(Referral referral) =>
        [.. referral.Findings.Where(f => f.Warns).Select(f => new RuleWarning(f.Code, f.Detail, f.Rule, f.Figures))];
}

/// <summary>The clocks of a referral.</summary>
/// <param name="Statutory">The one that never pauses.</param>
public sealed record ReferralClocks(StatutoryClock Statutory)
{
    internal static ReferralClocks? Of(Referral referral) => referral.Clock is { } clock ? new ReferralClocks(clock) : null;
}
