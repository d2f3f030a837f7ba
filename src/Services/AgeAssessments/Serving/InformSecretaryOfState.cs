using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Serving;

/// <summary>The Secretary of State is informed in writing.</summary>
/// <param name="On">The day.</param>
/// <param name="Reference">Reference of the letter.</param>
/// <param name="Acknowledgement">Reference of the acknowledgement, once there is one.</param>
public sealed record InformSecretaryOfStateRequest(DateOnly On, string Reference, string? Acknowledgement = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(Reference, "reference");
        faults.Text(Acknowledgement, "acknowledgement");
    }
}

/// <summary>
/// What follows a decision: the Secretary of State is informed (row 28; section 50(3)), the consequences are planned, an overrun is
/// explained. Informing is a duty; it rests on no consent.
/// </summary>
static class InformSecretaryOfState
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/secretary-of-state", Inform).WithName("InformSecretaryOfState");
        assessments.MapPost("{id:guid}/consequences", Plan).WithName("PlanConsequences");
        assessments.MapPost("{id:guid}/overrun", Explain).WithName("ExplainOverrun");
    }

    /// <summary>Under the paragraph of the route; again when the acknowledgement comes.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, SecretaryOfStateInformed informed, DateOnly today) =>
        a.NotAt(AgeStatus.Served, AgeStatus.AcceptedNoAssessment, AgeStatus.ReferredToNaab, AgeStatus.Challenged, AgeStatus.StayedByCourt)
            is { } no ? no
        : Acting.Ahead(informed.On, today) is { } ahead ? ahead
        : informed;

    /// <summary>Once the age is found, or while it is prepared.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, ConsequencesPlanned planned) =>
        a.NotAt(
            AgeStatus.Drafted, AgeStatus.SignedOff, AgeStatus.Served, AgeStatus.AcceptedNoAssessment, AgeStatus.Challenged,
            AgeStatus.StayedByCourt) is { } no ? no
        : planned;

    internal static Decision<AgeEvent> Decide(AgeAssessment a, OverrunExplained explained) =>
        a.DoubtOn is null || a.IsEnded || a.Status is AgeStatus.Closed
            ? Rejection.Conflict("not-at-this-stage", $"Nothing runs here: the assessment is {a.Status.Words()} now.")
        : explained;

    /// <summary>The paragraph of section 50(3) that a route is.</summary>
    internal static string Basis(AgeAssessment a) => a.Route switch
    {
        "accept" => "50(3)(c)",
        "naab" => "50(3)(a)",
        _ => "50(3)(b)",
    };

    static Task<CommandResult> Inform(
        Guid id, Command<InformSecretaryOfStateRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, _) => Decide(
                a,
                new SecretaryOfStateInformed(
                    Basis(a), q.On, q.Acknowledgement is not null,
                    await desk.Seal(
                        a.ChildId, "secretary-of-state", ct, ("reference", q.Reference), ("acknowledgement", q.Acknowledgement))),
                desk.Today),
            ct);

    static Task<CommandResult> Plan(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, _) => Decide(a, new ConsequencesPlanned(await desk.Seal(a.ChildId, "consequences", ct, ("words", q.Words)))), ct);

    static Task<CommandResult> Explain(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, _) => Decide(a, new OverrunExplained(await desk.Seal(a.ChildId, "overrun", ct, ("words", q.Words)))), ct);
}
