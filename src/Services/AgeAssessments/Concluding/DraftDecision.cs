using TransferScheme.AgeAssessments.Checking;
using TransferScheme.AgeAssessments.Interviewing;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.AgeAssessments.Concluding;

/// <summary>
/// The assessors draft the decision once the answers are in (row 24). A draft may be incomplete, and is drafted anew until it is signed
/// off: the checklist shows what blocks it.
/// </summary>
static class DraftDecision
{
    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapPost("{id:guid}/draft", Handle).WithName("DraftAgeDecision");

    /// <summary>
    /// After the minded-to session, or from the analysis where one is departed from or was held before the draft was given back.
    /// </summary>
    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, Rejection? impossible, Guid person, DateOnly today, DecisionDrafted drafted) =>
        a.NotAt(AgeStatus.MindedTo, AgeStatus.Analysis, AgeStatus.Drafted) is { } no ? no
        : !a.IsAssessor(person) ? OpenInterview.NotAnAssessor
        : a.IsBrief ? Rejection.Conflict("brief-enquiry", "The conclusion of a brief enquiry is given back to its enquiry, not redrafted.")
        : !a.HasProvisionalView ? Guards.On("A14", "Record the provisional conclusion with every adverse point first.")
        : a.MindedToAt is null && a.DepartureFrom("A15") is null
            ? Guards.On("A15", "Put the provisional view to the person first, or justify the departure.")
        : a.Status is AgeStatus.MindedTo && a.Clock(Timing.ClockName.Answer) is { } answer && today <= answer.DueOn
            ? Guards.On("A14", $"The person may answer until {answer.DueOn:yyyy-MM-dd}: wait for the answer, or record that there is none.")
        : impossible is not null ? impossible
        : drafted;

    static Task<CommandResult> Handle(
        Guid id, Command<DecisionForm> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayAssess,
            async (a, q, person) => Decide(
                a, q.Impossible(desk.Today), person, desk.Today,
                new DecisionDrafted(
                    q.Facts(), [.. q.Evaluations.Select(e => e.Number)], await desk.Seal(a.ChildId, q.Found(), ct),
                    await desk.Seal(a.ChildId, "draft", ct, [.. q.Parts()]))),
            ct);
}
