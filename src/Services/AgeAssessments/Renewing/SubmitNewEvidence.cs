using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Renewing;

/// <summary>Whether new evidence is significant.</summary>
/// <param name="Significant">Whether it has a realistic prospect of another outcome.</param>
/// <param name="Reasons">Why.</param>
public sealed record DecideSignificanceRequest(bool Significant, string Reasons) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Reasons, "reasons", Faults.Narrative);
}

/// <summary>
/// Evidence that comes after a case was closed (rows 36 and 37), and an authority that relies on another's finding instead of assessing
/// again: one authority's assessment does not bind another.
/// </summary>
static class SubmitNewEvidence
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/new-evidence", Submit).WithName("SubmitNewAgeEvidence");
        assessments.MapPost("{id:guid}/new-evidence/significance", Weigh).WithName("DecideSignificance");
        assessments.MapPost("{id:guid}/reliance", Rely).WithName("RelyOnFinding");
    }

    internal static Decision<AgeEvent> Decide(AgeAssessment a, NewAgeEvidenceReceived received, DateOnly today) =>
        a.NotAt(AgeStatus.Closed) is { } no ? no : Acting.Ahead(received.On, today) is { } ahead ? ahead : received;

    internal static Decision<AgeEvent> Decide(AgeAssessment a, AgeEvent significance) =>
        a.NotAt(AgeStatus.Closed) is { } no ? no
        : !a.HasNewEvidence ? Rejection.Conflict("no-new-evidence", "No new evidence waits for a decision.")
        : significance;

    /// <summary>By an authority that did not make the finding; once.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, FindingReliedOn relied) =>
        a.Findings.LastOrDefault(f => FindingSource.Rank(f.Source) == 3 && f.QuashedAt is null) is not { } finding
            ? Rejection.Conflict("no-finding", "No authority has found the age: there is nothing to rely on.")
        : finding.Authority == relied.Authority ? Rejection.Conflict("own-finding", "The finding is your authority's own.")
        : finding.ReliedOn?.Any(r => r.Authority == relied.Authority) == true ? Decision<AgeEvent>.Nothing
        : relied;

    static Task<CommandResult> Submit(
        Guid id, Command<DatedRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayCare,
            async (a, q, _) => Decide(
                a,
                new NewAgeEvidenceReceived(
                    q.On, desk.Working(a.Owner, desk.Rules.NewEvidenceWorkingDays),
                    await desk.Seal(a.ChildId, "new-evidence", ct, ("words", q.Words))),
                desk.Today),
            ct);

    static Task<CommandResult> Weigh(
        Guid id, Command<DecideSignificanceRequest> command, IAgeAssessmentStore store, Episodes episodes, AgeDesk desk,
        CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayManage,
            async (a, q, _) =>
            {
                var said = await desk.Seal(a.ChildId, "significance", ct, ("reasons", q.Reasons));
                var next = Guid.CreateVersion7();
                return q.Significant
                    ? Decide(a, new SignificantNewEvidenceFound(next, said))
                        .Followed(a, next, (await episodes.OfChildAsync(a.ChildId, ct)).Count, desk, said)
                    : Decide(a, new SignificantNewEvidenceNotFound(said));
            },
            ct);

    static Task<CommandResult> Rely(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayManage,
            async (a, q, _) => Decide(
                a, new FindingReliedOn(a.Owner.Authority, await desk.Seal(a.ChildId, "reliance", ct, ("words", q.Words)))), ct);
}
