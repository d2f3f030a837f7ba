using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Analysing;

/// <summary>The answer to one adverse point.</summary>
/// <param name="Number">Number of the point.</param>
/// <param name="Words">The answer, or that there was none by choice.</param>
public sealed record AnswerForm(int Number, string Words);

/// <summary>The young person's answer.</summary>
/// <param name="RespondedAt">When.</param>
/// <param name="Answers">Answers point by point.</param>
/// <param name="Words">What else was said.</param>
public sealed record RecordResponseRequest(DateTimeOffset RespondedAt, IReadOnlyList<AnswerForm> Answers, string? Words = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(Words, "words", Faults.Narrative);
        foreach (var (i, answer) in Answers.Index())
        {
            faults.Text(answer.Words, $"answers[{i}].words", Faults.Narrative);
        }
    }
}

/// <summary>More time to answer.</summary>
/// <param name="AnswerBy">Last day.</param>
/// <param name="Words">Why.</param>
public sealed record ExtendResponseRequest(DateOnly AnswerBy, string Words) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Words, "words", Faults.Narrative);
}

/// <summary>The young person answers, has longer to answer (row 22), or something new calls for another interview (row 23).</summary>
static class RecordResponse
{
    const int Longest = 90;

    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/responses", Respond).WithName("RecordAgeResponse");
        assessments.MapPost("{id:guid}/responses/extension", Extend).WithName("ExtendAgeResponse");
        assessments.MapPost("{id:guid}/further-enquiries", Return).WithName("ReturnToInterview");
    }

    /// <summary>Answers to points that were put.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, YoungPersonResponded responded, DateTimeOffset now) =>
        a.NotAt(AgeStatus.MindedTo) is { } no ? no
        : Acting.Ahead(responded.RespondedAt, now, "respondedAt") is { } ahead ? ahead
        : responded.RespondedAt < a.MindedToAt ? Rejection.Invalid("respondedAt", "Must not be before the points were put.")
        : responded.Points.Any(n => a.Points.All(p => p.Number != n || p.PutAt is null))
            ? Rejection.Invalid("answers", "Must be answers to adverse points that were put.")
        : responded;

    /// <summary>Longer than before.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, ResponsePeriodExtended extended, DateOnly today) =>
        a.NotAt(AgeStatus.MindedTo) is { } no ? no
        : (a.Clock(Timing.ClockName.Answer) is { } clock && extended.AnswerBy <= clock.DueOn) || extended.AnswerBy < today
            || extended.AnswerBy > today.AddDays(Longest)
            ? Rejection.Invalid("answerBy", $"Must be later than the day that stands, and at most {Longest} days ahead.")
        : extended;

    internal static Decision<AgeEvent> Decide(AgeAssessment a, FurtherEnquiriesRequired required) =>
        a.NotAt(AgeStatus.MindedTo) is { } no ? no : required;

    static Task<CommandResult> Respond(
        Guid id, Command<RecordResponseRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, _) => Decide(
                a,
                new YoungPersonResponded(
                    q.RespondedAt, [.. q.Answers.Select(r => r.Number)],
                    await desk.Seal(
                        a.ChildId, "response", ct,
                        [
                            ("words", q.Words),
                            .. q.Answers.DistinctBy(r => r.Number).Select(r => ($"point[{r.Number}]", (string?)r.Words)),
                        ])),
                desk.Now),
            ct);

    static Task<CommandResult> Extend(
        Guid id, Command<ExtendResponseRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, _) => Decide(
                a, new ResponsePeriodExtended(q.AnswerBy, await desk.Seal(a.ChildId, "response-extension", ct, ("words", q.Words))),
                desk.Today),
            ct);

    static Task<CommandResult> Return(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, _) => Decide(
                a, new FurtherEnquiriesRequired(await desk.Seal(a.ChildId, "further-enquiries", ct, ("words", q.Words)))), ct);
}
