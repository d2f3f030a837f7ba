using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Interviewing;

/// <summary>Why an assessment stands still.</summary>
/// <param name="Reason"><c>ill</c>, <c>distress</c>, <c>legalAdvice</c> or <c>adultUnavailable</c>.</param>
/// <param name="Words">In words.</param>
public sealed record PauseAssessmentRequest(string Reason, string Words) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Reason, "reason", "ill", "distress", "legalAdvice", "adultUnavailable");
        faults.Text(Words, "words", Faults.Narrative);
    }
}

/// <summary>The assessment stands still with a reason, and its guideline with it (row 18).</summary>
static class PauseAssessment
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/pause", Pause).WithName("PauseAssessment");
        assessments.MapPost("{id:guid}/resume", Resume).WithName("ResumeAssessment");
    }

    /// <summary>From planning until the answer.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, string reason, DateOnly today, Sealed<AgeText> said) =>
        a.NotAt(AgeStatus.Planning, AgeStatus.Interviewing, AgeStatus.Analysis, AgeStatus.MindedTo) is { } no ? no
        : new AssessmentPaused(reason, today, said);

    /// <summary>The guideline is longer by the days of the pause.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, DateOnly today) => a.NotAt(AgeStatus.Paused) is { } no ? no
        : new AssessmentResumed(today, today.DayNumber - a.PausedOn!.Value.DayNumber);

    static Task<CommandResult> Pause(
        Guid id, Command<PauseAssessmentRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, _) => Decide(a, q.Reason, desk.Today, await desk.Seal(a.ChildId, "pause", ct, ("words", q.Words))), ct);

    static Task<CommandResult> Resume(
        Guid id, Command<NoBody> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(command, id, AgePolicy.MayConduct, (a, _, _) => Task.FromResult(Decide(a, desk.Today)), ct);
}
