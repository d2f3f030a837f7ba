using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Timing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Ending;

/// <summary>Why an assessment is given up.</summary>
/// <param name="Reason"><c>adultOnEveryAccount</c>, <c>missing</c>, <c>accepted</c> or <c>claimEnded</c>.</param>
/// <param name="Words">In words.</param>
/// <param name="SafeguardingReferral">Reference; needed where the person is missing.</param>
public sealed record WithdrawAssessmentRequest(string Reason, string Words, string? SafeguardingReferral = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Reason, "reason", "adultOnEveryAccount", "missing", "accepted", "claimEnded");
        faults.Text(Words, "words", Faults.Narrative);
        faults.Text(SafeguardingReferral, "safeguardingReferral");
        faults.When(
            Reason == "missing" && SafeguardingReferral is null, "safeguardingReferral", "Must be named where the person is missing.");
    }
}

/// <summary>An assessment is given up before a decision (row 39), or the case is closed after it (row 40).</summary>
static class CloseCase
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/withdrawal", Withdraw).WithName("WithdrawAgeAssessment");
        assessments.MapPost("{id:guid}/closure", Close).WithName("CloseAgeCase");
    }

    internal static Decision<AgeEvent> Decide(AgeAssessment a, AssessmentWithdrawn withdrawn) =>
        a.IsPending || a.Status is AgeStatus.NotDisputed ? withdrawn
        : Rejection.Conflict("not-at-this-stage", $"Nothing is pending here: the assessment is {a.Status.Words()} now.");

    /// <summary>
    /// When everything that follows the decision is done, every authority that the board's finding binds is told, and no claim can be
    /// brought any more.
    /// </summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, DateOnly today) =>
        a.NotAt(AgeStatus.Served, AgeStatus.AcceptedNoAssessment, AgeStatus.Challenged) is { } no ? no
        : a is { Status: AgeStatus.Challenged } and ({ IsMaintained: false } or { IsInCourt: true })
            ? Rejection.Conflict("challenge-open", "The challenge is open: answer it, or record its judgment.")
        : Guards.Open(a, Guards.BeforeClosing(a)) is { } open ? open
        : a.IsNaabOutcome && a.Aware.All(w => w.Authority != a.Owner.Authority) ? Rejection.Conflict(
            "authority-not-told", "Tell every authority that the board's finding binds, and record since when it is aware.")
        : a.Clock(ClockName.Challenge) is { } challenge && today <= challenge.DueOn ? Rejection.Conflict(
            "challenge-time-runs", $"The decision can be challenged until {challenge.DueOn:yyyy-MM-dd}.")
        : a.EvidenceRequests.Any(r => r.ProvidedOn is null)
            ? Rejection.Conflict("evidence-asked", "Evidence that was asked for is not given yet.")
        : new AgeCaseClosed();

    static Task<CommandResult> Withdraw(
        Guid id, Command<WithdrawAssessmentRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayManage,
            async (a, q, person) => Decide(a, new AssessmentWithdrawn(
                q.Reason,
                await desk.Seal(
                    a.ChildId, "withdrawal", ct, ("words", q.Words), ("safeguardingReferral", q.SafeguardingReferral)),
                a.IsPending ? person : null,
                a.IsPending ? desk.Working(a.Owner, Overriding.OverrideGuard.WorkingDaysForReview) : null)),
            ct);

    static Task<CommandResult> Close(Guid id, Command<NoBody> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(command, id, AgePolicy.MayManage, (a, _, _) => Task.FromResult(Decide(a, desk.Today)), ct);
}
