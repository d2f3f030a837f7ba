using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Finding;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Serving;

/// <summary>How a decision was served (A24).</summary>
/// <param name="ServedAt">When.</param>
/// <param name="Orally">Whether orally.</param>
/// <param name="InWriting">Whether in writing.</param>
/// <param name="Interpreter">The interpreter; absent where there was none.</param>
/// <param name="AppropriateAdult">The appropriate adult; absent where there was none.</param>
/// <param name="ReportOffered">Whether the report was offered.</param>
/// <param name="ChallengeExplained">How the way and the time to challenge it were explained.</param>
public sealed record ServeDecisionRequest(
    DateTimeOffset ServedAt, bool Orally = false, bool InWriting = false, string? Interpreter = null, string? AppropriateAdult = null,
    bool ReportOffered = false, string? ChallengeExplained = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Time(ServedAt, "servedAt");
        faults.Text(Interpreter, "interpreter");
        faults.Text(AppropriateAdult, "appropriateAdult");
        faults.Text(ChallengeExplained, "challengeExplained", Faults.Narrative);
    }
}

/// <summary>
/// The decision is served on the young person (row 27), and with that the age is found: it binds the authority's own children's functions.
/// What was served is never edited: a slip of the pen is noted beside it.
/// </summary>
static class ServeDecision
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/service", Serve).WithName("ServeAgeDecision");
        assessments.MapPost("{id:guid}/correction", Correct).WithName("CorrectAgeDecision");
    }

    /// <summary>Orally and in writing, on or after the last answer.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, ServeDecisionRequest q, DateTimeOffset now, DecisionServed served) =>
        a.NotAt(AgeStatus.SignedOff) is { } no ? no
        : Acting.Ahead(q.ServedAt, now, "servedAt") is { } ahead ? ahead
        : q.ServedAt < a.LastResponseAt || q.ServedAt < a.MindedToAt
            ? Guards.On("A24", "A decision is served on or after the day of the person's last answer.")
        : Missing(q) is { Count: > 0 } missing ? Guards.On("A24", $"Record of service: {string.Join(", ", missing)}.")
        : new AgeEvent[]
        {
            served,
            new AgeFindingMade(
                a.ReferralId, a.ChildId, a.Owner.Authority, a.Decision!.Category!, FindingSource.Authority, [a.Owner.Authority], false,
                Platform.Time.UkTime.DateOf(q.ServedAt), a.Found),
        };

    /// <summary>Beside a decision that was served.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, DecisionCorrected corrected) =>
        a.ServedAt is null ? Rejection.Conflict("not-served", "Nothing was served yet: redraft the decision.")
        : corrected;

    static List<string> Missing(ServeDecisionRequest q) =>
    [
        .. new (bool Lacks, string What)[]
        {
            (!q.Orally, "orally"), (!q.InWriting, "inWriting"), (!q.ReportOffered, "reportOffered"),
            (q.ChallengeExplained is null, "challengeExplained"),
        }.Where(m => m.Lacks).Select(m => m.What),
    ];

    static Task<CommandResult> Serve(
        Guid id, Command<ServeDecisionRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, _) => Decide(
                a, q, desk.Now,
                new DecisionServed(
                    q.ServedAt, q.Interpreter is not null, q.AppropriateAdult is not null,
                    desk.Working(a.Owner, desk.Rules.InformWorkingDays),
                    Platform.Time.UkTime.DateOf(q.ServedAt).AddMonths(desk.Rules.ChallengeMonths),
                    await desk.Seal(
                        a.ChildId, "service", ct, ("interpreter", q.Interpreter), ("appropriateAdult", q.AppropriateAdult),
                        ("challengeExplained", q.ChallengeExplained)))),
            ct);

    static Task<CommandResult> Correct(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayManage,
            async (a, q, _) => Decide(a, new DecisionCorrected(true, await desk.Seal(a.ChildId, "correction", ct, ("words", q.Words)))),
            ct);
}
