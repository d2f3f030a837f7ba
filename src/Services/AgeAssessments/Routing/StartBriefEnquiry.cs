using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Planning;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Routing;

/// <summary>A brief enquiry by two assessors.</summary>
/// <param name="Assessors">The two.</param>
/// <param name="ClearCase">Why the case is clear.</param>
public sealed record StartBriefEnquiryRequest(IReadOnlyList<AssessorForm> Assessors, string ClearCase) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        AssessorForm.Check(Assessors, faults);
        faults.Text(ClearCase, "clearCase", Faults.Narrative);
    }
}

/// <summary>A brief enquiry begins in a clear case (row 7); where doubt remains it becomes a full assessment (row 8), also where its
/// conclusion does not stand.</summary>
static class StartBriefEnquiry
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/brief-enquiry", Start).WithName("StartBriefEnquiry");
        assessments.MapPost("{id:guid}/escalation", Escalate).WithName("EscalateToFullAssessment");
    }

    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, IReadOnlyList<AssessorFacts> assessors, Guid person, DateOnly dueOn, Sealed<AgeText> said) =>
        a.NotAt(AgeStatus.Triaged) is { } no ? no
        : !a.IsBrief ? Rejection.Conflict("other-route", "The manager decided on another route.")
        : assessors.All(p => p.Person != person) ? Rejection.Forbidden("not-an-assessor", "One of the two assessors begins it.")
        : !Persons.Qualify(assessors) ? Guards.On("A03", Persons.Wanted)
        : new BriefEnquiryStarted(assessors, dueOn, said);

    internal static Decision<AgeEvent> Decide(AgeAssessment a, EscalatedToFullAssessment escalated) =>
        a.NotAt(AgeStatus.BriefEnquiry, AgeStatus.Drafted) is { } no ? no
        : !a.IsBrief ? Rejection.Conflict("other-route", "This is a full assessment already.")
        : escalated;

    static Task<CommandResult> Start(
        Guid id, Command<StartBriefEnquiryRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, person) => Decide(
                a, [.. q.Assessors.Select(p => p.Facts)], person, desk.Working(a.Owner, desk.Rules.BriefEnquiryWorkingDays),
                await desk.Seal(
                    a.ChildId, "brief-enquiry", ct, ("assessors", AssessorForm.Words(q.Assessors)), ("clearCase", q.ClearCase))),
            ct);

    static Task<CommandResult> Escalate(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, _) => Decide(
                a, new EscalatedToFullAssessment(await desk.Seal(a.ChildId, "escalation", ct, ("words", q.Words)))), ct);
}
