using TransferScheme.Refusals.Drafting;

namespace TransferScheme.Refusals.Rules;

/// <summary>The rules of a statement of reasons, R01 to R15 (South Bucks v Porter (No 2) [2004] UKHL 33: intelligible and
/// adequate).</summary>
static class StatementRules
{
    /// <summary>Everything that is found, by the rules' numbers.</summary>
    /// <param name="form">The statement.</param>
    /// <param name="facts">What it is held against.</param>
    internal static IReadOnlyList<StatementFinding> Check(StatementForm form, StatementFacts facts) =>
    [
        .. GroundRules.R01(form, facts), .. EvidenceRules.R02(form, facts), .. GroundRules.R03(form, facts),
        .. GroundRules.R04(form, facts), .. TextRules.R05(form), .. TextRules.R06(form),
        .. EvidenceRules.R07(form, facts), .. GroundRules.R08(form, facts), .. GroundRules.R09(form),
        .. TextRules.R10(form), .. TextRules.R11(form, facts), .. TextRules.R12(form, facts),
        .. TextRules.R13(form, facts), .. TextRules.R14(form), .. EvidenceRules.R15(form, facts),
    ];

    /// <summary>A finding that stops issue.</summary>
    internal static StatementFinding Blocks(string rule, string detail, string? ground = null) =>
        new(rule, Severity.BlocksIssue, detail, ground);

    /// <summary>A finding that a person looks at.</summary>
    internal static StatementFinding Warns(string rule, string detail, string? ground = null) =>
        new(rule, Severity.Warning, detail, ground);
}
