using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Interviewing;

/// <summary>That everything was explained to the young person.</summary>
/// <param name="On">The day.</param>
/// <param name="Language">In which language.</param>
/// <param name="How">How.</param>
public sealed record ExplainedForm(DateOnly On, string Language, string? How = null)
{
    internal void Check(Faults faults)
    {
        faults.Text(Language, "explained.language", 60);
        faults.Text(How, "explained.how", Faults.Narrative);
    }
}

/// <summary>An interview begins.</summary>
/// <param name="StartedAt">When.</param>
/// <param name="Session">Who helps the young person.</param>
/// <param name="Explained">That everything was explained; in the first interview, or before it.</param>
public sealed record OpenInterviewRequest(DateTimeOffset StartedAt, SessionForm? Session = null, ExplainedForm? Explained = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        Session?.Check(faults, "session");
        Explained?.Check(faults);
    }
}

/// <summary>An interview ends.</summary>
/// <param name="EndedAt">When.</param>
/// <param name="Breaks">How many breaks were taken.</param>
/// <param name="Present">Who was present.</param>
/// <param name="Note">The contemporaneous note, question and answer.</param>
/// <param name="Signed">Whether it is signed.</param>
public sealed record CloseInterviewRequest(
    DateTimeOffset? EndedAt = null, int? Breaks = null, IReadOnlyList<string>? Present = null, string? Note = null, bool Signed = false)
    : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Breaks < 0, "breaks", "Must not be negative.");
        faults.Text(Note, "note", 200_000);
        foreach (var (i, person) in (Present ?? []).Index())
        {
            faults.Text(person, $"present[{i}]");
        }
    }
}

/// <summary>
/// The young person is heard: after everything was explained, with help, and with a note of its own time (rows 16 and 17).
/// </summary>
static class OpenInterview
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/interviews", Open).WithName("OpenInterview");
        assessments.MapPost("{id:guid}/interviews/{n:int}/close", Close).WithName("CloseInterview");
    }

    /// <summary>One interview at a time, by the assessors.</summary>
    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, OpenInterviewRequest q, Guid person, DateTimeOffset now, DateOnly today, Sealed<AgeText> said)
    {
        var session = (q.Session ?? new SessionForm()).Facts;
        return a.NotAt(AgeStatus.Planning, AgeStatus.Interviewing) is { } no ? no
            : !a.IsAssessor(person) ? NotAnAssessor
            : Persons.Qualify(a.Assessors) && a.Considered.Count > 0 ? Hear(a, q, session, now, today, said)
            : Guards.On("A03", "Plan the assessment first: who assesses, and what was considered.");
    }

    /// <summary>With end, breaks, who was present and a signed note (A08).</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, int n, CloseInterviewRequest q, DateTimeOffset now, Sealed<AgeText> said) =>
        a.Interviews.FirstOrDefault(i => i.Number == n) is not { } interview
            ? Rejection.Conflict("no-such-interview", "There is no interview of this number.")
        : a.NotAt(AgeStatus.Interviewing) is { } no ? no
        : interview.EndedAt is not null ? Rejection.Conflict("interview-closed", "The interview is closed: its note stays as it was taken.")
        : Missing(q) is { Count: > 0 } missing ? Guards.On("A08", $"Record of the session: {string.Join(", ", missing)}.")
        : Acting.Ahead(q.EndedAt!.Value, now, "endedAt") is { } ahead ? ahead
        : q.EndedAt < interview.StartedAt ? Rejection.Invalid("endedAt", "Must not be before the interview began.")
        : new InterviewCompleted(n, q.EndedAt!.Value, q.Breaks!.Value, q.Signed, said);

    internal static readonly Rejection NotAnAssessor =
        Rejection.Forbidden("not-an-assessor", "This is done by one of the two assessors of the case.");

    static Decision<AgeEvent> Hear(
        AgeAssessment a, OpenInterviewRequest q, SessionFacts session, DateTimeOffset now, DateOnly today, Sealed<AgeText> said) =>
        a.Interviews.Any(i => i.EndedAt is null) ? Guards.On("A08", "Close the interview that is open first.")
        : a.ExplainedOn is null && q.Explained is null
            ? Guards.On("A05", "Explain purpose, roles, consequences and sharing in the person's own language first, and record when.")
        : q.Explained is { } explained && explained.On > today ? Rejection.Invalid("explained.on", "Must not be in the future.")
        : Acting.Ahead(q.StartedAt, now, "startedAt") is { } ahead ? ahead
        : Guards.Unaided(a, session.HasAdult, session.HasInterpreter) is { } unaided ? unaided
        : new InterviewStarted(a.Interviews.Count + 1, q.StartedAt, session, q.Explained?.On, said);

    static List<string> Missing(CloseInterviewRequest q) =>
    [
        .. new (bool Lacks, string What)[]
        {
            (q.EndedAt is null, "endedAt"), (q.Breaks is null, "breaks"), (q.Present is not { Count: > 0 }, "present"),
            (q.Note is null, "note"), (!q.Signed, "signed"),
        }.Where(m => m.Lacks).Select(m => m.What),
    ];

    static Task<CommandResult> Open(
        Guid id, Command<OpenInterviewRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, person) => Decide(a, q, person, desk.Now, desk.Today, await desk.Seal(
                a.ChildId, "interview", ct, ("appropriateAdult", q.Session?.Adult), ("interpreter", q.Session?.Interpreting),
                ("explainedIn", q.Explained?.Language), ("explained", q.Explained?.How))),
            ct);

    static Task<CommandResult> Close(
        Guid id, int n, Command<CloseInterviewRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, _) => Decide(a, n, q, desk.Now, await desk.Seal(
                a.ChildId, "interview-note", ct, ("present", q.Present is { } present ? string.Join(", ", present) : null),
                ("note", q.Note))),
            ct);
}
