using TransferScheme.Platform.Time;

namespace TransferScheme.Referrals.Submitting;

/// <summary>What recording a form answers: what is missing and wanted by its path, and never what the form says.</summary>
/// <param name="Id">The referral.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="Children">Identifiers of the children, in the form's order.</param>
/// <param name="Missing">Paths of required members that are absent; they keep it a draft.</param>
/// <param name="Wanted">Paths of other members that are absent.</param>
/// <param name="Ineligible">Rules that fail, each with a sentence.</param>
/// <param name="RulesVersion">The rules pinned to the case.</param>
/// <param name="Clocks">The clocks; absent for a draft.</param>
public sealed record ReferralAnswer(
    Guid Id, string Reference, string Status, long Version, IReadOnlyList<ChildId> Children, IReadOnlyList<string> Missing,
    IReadOnlyList<string> Wanted, IReadOnlyList<FailedRule> Ineligible, string? RulesVersion, ReferralClocks? Clocks)
{
    internal static ReferralAnswer Of(Guid id, Referral referral, long version, Completeness completeness) => new(
        id, referral.Reference, referral.Status.Name(), version, [.. referral.ChildIds.Select(c => new ChildId(c))], completeness.Missing,
        completeness.Wanted, FailedRule.Of(referral), referral.RulesVersion, ReferralClocks.Of(referral));
}

/// <summary>A child's identifier.</summary>
/// <param name="Id">The identifier.</param>
public sealed record ChildId(Guid Id);

/// <summary>A rule that fails.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Detail">One sentence with the figures.</param>
public sealed record FailedRule(string Code, string Detail)
{
    internal static IReadOnlyList<FailedRule> Of(Referral referral) =>
        referral.Status is not ReferralStatus.Ineligible ? [] : [.. referral.Findings.Where(f => !f.Passes).Select(f => new FailedRule(f.Code, f.Detail))];
}

/// <summary>The clocks of a referral.</summary>
/// <param name="Statutory">The one that never pauses.</param>
public sealed record ReferralClocks(StatutoryClock Statutory)
{
    internal static ReferralClocks? Of(Referral referral) => referral.Clock is { } clock ? new ReferralClocks(clock) : null;
}
