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
    /// <param name="a">The assessment.</param>
    /// <param name="person">Who signs.</param>
    /// <param name="assureBy">Last day for quality assurance, if this is the second signature.</param>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, Guid person, DateOnly assureBy) =>
        a.NotAt(AgeStatus.Drafted) is { } no ? no
        : !a.IsAssessor(person) ? OpenInterview.NotAnAssessor
        : a.Signers.Contains(person) ? Guards.On("A23", "You have signed: the other assessor signs too.")
        : Guards.Unmet(a, Guards.BeforeSigning(a)) is { } unmet ? unmet
        : new DecisionSigned(person, a.Signers.Count == 1 ? assureBy : null);

    /// <summary>
    /// A third person, who finds both signatures and every departure counter-signed. A draft that lacks what cannot be had at this stage any
    /// more, such as evidence, nobody can sign: it is given back without signatures.
    /// </summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, Guid person, AgeEvent outcome) =>
        a.NotAt(AgeStatus.Drafted) is { } no ? no
        : a.IsAssessor(person) || a.Signers.Contains(person)
            ? Guards.On("A23", "Nobody assures the quality of their own assessment: another manager does.")
        : outcome is DecisionQualityAssured && a.Signers.Count < 2 ? Guards.On("A23", "Both assessors sign first.")
        : outcome is DecisionQualityAssured && Guards.Open(a, Guards.BeforeSigning(a)) is { } open ? open
        : outcome is DecisionReturned && a.IsBrief
            ? Rejection.Conflict("brief-enquiry", "A brief enquiry that does not stand leaves doubt: escalate it to a full assessment.")
        : outcome;

    static Task<CommandResult> Sign(Guid id, Command<NoBody> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            (a, _, person) => Task.FromResult(Decide(a, person, desk.Working(a.Owner, desk.Rules.QualityAssuranceWorkingDays))), ct);

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
