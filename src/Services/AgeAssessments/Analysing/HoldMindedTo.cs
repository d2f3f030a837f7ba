using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Analysing;

/// <summary>An adverse point as it is recorded.</summary>
/// <param name="Words">The point.</param>
/// <param name="ReliedOn">Whether the conclusion rests on it.</param>
/// <param name="Determinative">Whether the conclusion would be another without it.</param>
/// <param name="Number">Its number, where it was recorded before.</param>
public sealed record PointForm(string Words, bool ReliedOn = true, bool Determinative = false, int? Number = null);

/// <summary>A provisional conclusion.</summary>
/// <param name="Category"><c>child</c> or <c>adult</c>.</param>
/// <param name="View">The provisional view.</param>
/// <param name="AdversePoints">Every adverse point; none where there is none.</param>
public sealed record ProvisionalConclusionRequest(string Category, string View, IReadOnlyList<PointForm> AdversePoints) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Category, "category", "child", "adult");
        faults.Text(View, "view", Faults.Narrative);
        foreach (var (i, point) in AdversePoints.Index())
        {
            faults.Text(point.Words, $"adversePoints[{i}].words", Faults.Narrative);
        }
    }
}

/// <summary>The provisional view is put to the young person.</summary>
/// <param name="HeldAt">When.</param>
/// <param name="Points">Numbers of the adverse points that were put.</param>
/// <param name="How">How it was put.</param>
/// <param name="Session">Who helped the young person.</param>
public sealed record HoldMindedToRequest(
    DateTimeOffset HeldAt, IReadOnlyList<int> Points, string How, SessionForm? Session = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(How, "how", Faults.Narrative);
        Session?.Check(faults, "session");
    }
}

/// <summary>
/// A provisional view with every adverse point (row 20), and the session in which the points are put (row 21; <i>FZ v Croydon</i>).
/// </summary>
static class HoldMindedTo
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/provisional-conclusion", Conclude).WithName("RecordProvisionalConclusion");
        assessments.MapPost("{id:guid}/minded-to", Hold).WithName("HoldMindedTo");
    }

    /// <summary>Points that were recorded before keep their numbers; others are numbered on.</summary>
    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, string category, IReadOnlyList<AdversePointFacts> points, Guid person, Sealed<AgeText> said) =>
        a.NotAt(AgeStatus.Analysis) is { } no ? no
        : !a.IsAssessor(person) ? OpenInterview.NotAnAssessor
        : new ProvisionalConclusionRecorded(category, points, said);

    /// <summary>With help for the young person, and every point that is relied on.</summary>
    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, HoldMindedToRequest q, Guid person, DateTimeOffset now, DateOnly answerBy, Sealed<AgeText> said)
    {
        var session = (q.Session ?? new SessionForm()).Facts;
        var left = a.Points.Where(p => p is { ReliedOn: true, PutAt: null } && !q.Points.Contains(p.Number)).Select(p => p.Number).ToList();
        return a.NotAt(AgeStatus.Analysis) is { } no ? no
            : !a.IsAssessor(person) ? OpenInterview.NotAnAssessor
            : !a.HasProvisionalView ? Guards.On("A15", "Record the provisional conclusion first.")
            : q.Points.Any(n => a.Points.All(p => p.Number != n)) ? Rejection.Invalid("points", "Must be numbers of adverse points.")
            : left.Count > 0 && a.DepartureFrom("A14") is null
                ? Guards.On("A14", $"Put every adverse point that is relied on: {string.Join(", ", left)} is left out.")
            : Acting.Ahead(q.HeldAt, now, "heldAt") is { } ahead ? ahead
            : Guards.Unaided(a, session.HasAdult, session.HasInterpreter) is { } unaided ? unaided
            : (AgeEvent[])
            [
                new MindedToHeld(q.HeldAt, session, answerBy, said),
                .. q.Points.Distinct().Order().Select(n => new AdversePointPut(n, q.HeldAt)),
            ];
    }

    /// <summary>The points as they are numbered in the assessment.</summary>
    internal static IReadOnlyList<AdversePointFacts> Numbered(AgeAssessment a, IReadOnlyList<PointForm> points)
    {
        var next = a.Points.Count;
        return [.. points.Select(p => new AdversePointFacts(Known(a, p) ?? ++next, p.ReliedOn, p.Determinative))];
    }

    static int? Known(AgeAssessment a, PointForm p) => a.Points.Any(o => o.Number == p.Number) ? p.Number : null;

    static Task<CommandResult> Conclude(
        Guid id, Command<ProvisionalConclusionRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, person) =>
            {
                var numbered = Numbered(a, q.AdversePoints);
                return Decide(a, q.Category, numbered, person, await desk.Seal(
                    a.ChildId, "provisional-conclusion", ct,
                    [("view", q.View), .. q.AdversePoints.Select((p, i) => ($"point[{numbered[i].Number}]", (string?)p.Words))]));
            },
            ct);

    static Task<CommandResult> Hold(
        Guid id, Command<HoldMindedToRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, person) => Decide(
                a, q, person, desk.Now, desk.Working(a.Owner, desk.Rules.AnswerWorkingDays),
                await desk.Seal(
                    a.ChildId, "minded-to", ct, ("how", q.How), ("appropriateAdult", q.Session?.Adult),
                    ("interpreter", q.Session?.Interpreting))),
            ct);
}
