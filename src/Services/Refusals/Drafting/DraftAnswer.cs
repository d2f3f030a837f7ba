using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Drafting;

/// <summary>What drafting answers: what still blocks issue, and never what the draft says.</summary>
/// <param name="Id">The case.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="Blocking">What blocks issue.</param>
/// <param name="Closing">What blocks closing.</param>
/// <param name="Warnings">What a person should look at.</param>
public sealed record DraftAnswer(
    Guid Id, string Status, long Version, IReadOnlyList<StatementFinding> Blocking, IReadOnlyList<StatementFinding> Closing,
    IReadOnlyList<StatementFinding> Warnings)
{
    internal static DraftAnswer Of(Guid id, Refusal refusal, long version, IReadOnlyList<StatementFinding> findings) => new(
        id, refusal.Status.Name(), version, Only(findings, Severity.BlocksIssue), Only(findings, Severity.BlocksClosing),
        Only(findings, Severity.Warning));

    static IReadOnlyList<StatementFinding> Only(IReadOnlyList<StatementFinding> findings, Severity severity) =>
        [.. findings.Where(f => f.Severity == severity)];
}
