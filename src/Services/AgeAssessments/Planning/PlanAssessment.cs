using TransferScheme.AgeAssessments.Checking;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Planning;

/// <summary>A plan.</summary>
/// <param name="Assessors">The two assessors, the lead first.</param>
/// <param name="Considered">What was considered before, and what was found: trafficking, health, mental health, fitness.</param>
/// <param name="FitForInterview">Whether the person is fit for interview.</param>
/// <param name="AppropriateAdult">The appropriate adult booked.</param>
/// <param name="Interpreter">The interpreter booked.</param>
/// <param name="Plan">The plan.</param>
public sealed record PlanAssessmentRequest(
    IReadOnlyList<AssessorForm> Assessors, IReadOnlyDictionary<string, string> Considered, bool FitForInterview,
    AdultForm? AppropriateAdult = null, InterpreterForm? Interpreter = null, string? Plan = null) : IChecked
{
    /// <summary>What is considered before the first interview (A04).</summary>
    internal static IReadOnlyList<string> All { get; } = ["trafficking", "health", "mentalHealth", "fitness"];

    internal SessionForm Booked => new(AppropriateAdult, Interpreter);

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        AssessorForm.Check(Assessors, faults);
        foreach (var (what, found) in Considered)
        {
            faults.OneOf(what, "considered", All);
            faults.Text(found, $"considered.{what}", Faults.Narrative);
        }

        new SessionForm(AppropriateAdult, Interpreter).Check(faults, "booked");
        faults.Text(Plan, "plan", Faults.Narrative);
    }
}

/// <summary>The lead assessor plans: who assesses, what was considered, and who helps the young person (row 14).</summary>
static class PlanAssessment
{
    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapPost("{id:guid}/plan", Handle).WithName("PlanAssessment");

    /// <summary>On the route of a full assessment, or after a brief enquiry that doubt remained in; a plan can be made anew.</summary>
    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, PlanAssessmentRequest q, Guid person, DateOnly firstInterviewBy, Sealed<AgeText> said)
    {
        IReadOnlyList<AssessorFacts> assessors = [.. q.Assessors.Select(p => p.Facts)];
        return a.NotAt(AgeStatus.Triaged, AgeStatus.Planning) is { } no ? no
            : a.Route != "full" ? Rejection.Conflict("other-route", "The manager decided on another route.")
            : assessors.All(p => p.Person != person) ? Rejection.Forbidden("not-an-assessor", "One of the two assessors plans.")
            : !Persons.Qualify(assessors) ? Guards.On("A03", Persons.Wanted)
            : !PlanAssessmentRequest.All.All(q.Considered.ContainsKey) ? Guards.On("A04", "Consider trafficking, health, mental health and fitness first: what is found afterwards is too late.")
            : !q.FitForInterview ? Guards.On("A04", "The person is not fit for interview: pause, and plan when they are.")
            : Guards.Unaided(a, q.AppropriateAdult is { Independent: true }, q.Interpreter is not null) is { } unaided ? unaided
            : new AssessmentPlanned(assessors, [.. q.Considered.Keys], firstInterviewBy, said);
    }

    static Task<CommandResult> Handle(
        Guid id, Command<PlanAssessmentRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, person) => Decide(
                a, q, person, desk.Working(a.Owner, desk.Rules.FirstInterviewWorkingDays),
                await desk.Seal(
                    a.ChildId, "plan", ct,
                    [
                        ("assessors", AssessorForm.Words(q.Assessors)), ("appropriateAdult", q.Booked.Adult),
                        ("interpreter", q.Booked.Interpreting), ("plan", q.Plan),
                        .. q.Considered.Select(c => ($"considered.{c.Key}", (string?)c.Value)),
                    ])),
            ct);
}
