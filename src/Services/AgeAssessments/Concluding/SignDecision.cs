using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Concluding;

/// <summary>The manager's look at a signed decision.</summary>
/// <param name="Outcome"><c>assured</c> or <c>returned</c>.</param>
/// <param name="Words">What was checked, or why it is given back.</param>
public sealed record QualityAssureRequest(string Outcome, string Words) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Outcome, "outcome", "assured", "returned");
        faults.Text(Words, "words", Faults.Narrative);
    }
}

/// <summary>Both assessors sign what nothing blocks any more (row 25), and a third person assures it or gives it back (row 26).</summary>
static class SignDecision
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/signatures", Sign).WithName("SignAgeDecision");
        assessments.MapPost("{id:guid}/quality-assurance", Assure).WithName("QualityAssureAgeDecision");
    }

    /// <summary>Each assessor once.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, Guid person) =>
        a.NotAt(AgeStatus.Drafted) is { } no ? no
        : !a.IsAssessor(person) ? OpenInterview.NotAnAssessor
        : a.Signers.Contains(person) ? Guards.On("A23", "You have signed: the other assessor signs too.")
        : Guards.Unmet(a, Guards.BeforeSigning(a)) is { } unmet ? unmet
        : new DecisionSigned(person);

    /// <summary>A third person, who finds both signatures and every departure counter-signed.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, Guid person, AgeEvent outcome) =>
        a.NotAt(AgeStatus.Drafted) is { } no ? no
        : a.IsAssessor(person) || a.Signers.Contains(person)
            ? Guards.On("A23", "Nobody assures the quality of their own assessment: another manager does.")
        : a.Signers.Count < 2 ? Guards.On("A23", "Both assessors sign first.")
        : outcome is DecisionQualityAssured && Guards.Open(a, Guards.BeforeSigning(a)) is { } open ? open
        : outcome is DecisionReturned && a.IsBrief
            ? Rejection.Conflict("brief-enquiry", "A brief enquiry that does not stand leaves doubt: escalate it to a full assessment.")
        : outcome;

    static Task<CommandResult> Sign(Guid id, Command<NoBody> command, IAgeAssessmentStore store, CancellationToken ct) =>
        store.Act(command, id, AgePolicy.MayConduct, (a, _, person) => Task.FromResult(Decide(a, person)), ct);

    static Task<CommandResult> Assure(
        Guid id, Command<QualityAssureRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayManage,
            async (a, q, person) =>
            {
                var said = await desk.Seal(a.ChildId, "quality-assurance", ct, ("words", q.Words));
                return Decide(a, person, q.Outcome == "assured"
                    ? new DecisionQualityAssured(person, desk.Working(a.Owner, desk.Rules.ServiceWorkingDays), said)
                    : new DecisionReturned(person, said));
            },
            ct);
}
