using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.AgeAssessments.Renewing;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Challenging;

/// <summary>How a challenge ended.</summary>
/// <param name="Outcome">
/// <c>declared</c>, <c>quashed</c>, <c>dismissed</c>, <c>withdrawn</c>, <c>consent</c> or <c>appealDetermined</c>.
/// </param>
/// <param name="On">The day.</param>
/// <param name="Words">The judgment or order.</param>
/// <param name="Category">Where an age was declared: <c>child</c> or <c>adult</c>.</param>
/// <param name="DateOfBirth">Where an age was declared: the date of birth.</param>
/// <param name="Quashed">Where an age was declared: whether the decision was quashed too.</param>
/// <param name="Reassess">With consent: whether the authority assesses afresh.</param>
public sealed record RecordJudgmentRequest(
    string Outcome, DateOnly On, string Words, string? Category = null, DateOnly? DateOfBirth = null, bool Quashed = false,
    bool Reassess = false) : IChecked
{
    internal bool Declares => Outcome is "declared" or "appealDetermined";

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Outcome, "outcome", "declared", "quashed", "dismissed", "withdrawn", "consent", "appealDetermined");
        faults.Day(On, "on");
        faults.OneOf(Category, "category", "child", "adult");
        faults.Text(Words, "words", Faults.Narrative);
        faults.When(
            Declares && (Category is null || DateOfBirth is null), "dateOfBirth",
            "Must be given, with the category, where an age was declared.");
    }
}

/// <summary>
/// A court decides (row 34): age is a fact with one right answer, and the court's own stands over every other (<i>A v Croydon</i>). A
/// decision that is quashed without a declared age is taken afresh.
/// </summary>
static class RecordJudgment
{
    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapPost("{id:guid}/judgment", Handle).WithName("RecordJudgment");

    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, RecordJudgmentRequest q, DateOnly today, Guid next, Sealed<FoundAge>? found, Sealed<AgeText> said) =>
        a.NotAt(AgeStatus.Challenged, AgeStatus.StayedByCourt) is { } no ? no
        : !a.IsInCourt ? Rejection.Conflict("not-in-court", "No claim or appeal is before a court.")
        : Acting.Ahead(q.On, today) is { } ahead ? ahead
        : q.Declares && (FoundAges.Impossible(q.DateOfBirth!.Value, today)
            ?? FoundAges.Contradicts(q.DateOfBirth!.Value, q.Category!, q.On)) is { } impossible ? impossible
        : q.Outcome switch
        {
            "declared" => (AgeEvent[])
                [new CourtDeterminedAge(q.On, q.Quashed, said), Declared(a, q, FindingSource.Court, found)],
            "appealDetermined" => (AgeEvent[])[new AgeAppealDetermined(q.On, said), Declared(a, q, FindingSource.Tribunal, found)],
            "quashed" => new DecisionQuashed(q.On, next, said, a.Case),
            "dismissed" => new ClaimDismissed(q.On, said),
            "withdrawn" => new ClaimWithdrawn(q.On, said),
            _ => new ConsentOrderMade(q.On, q.Reassess ? next : null, said),
        };

    static AgeFindingMade Declared(AgeAssessment a, RecordJudgmentRequest q, string source, Sealed<FoundAge>? found) => new(
        a.ReferralId, a.ChildId, a.Owner.Authority, q.Category!, source, ["All"], true, q.On, found);

    static Task<CommandResult> Handle(
        Guid id, Command<RecordJudgmentRequest> command, IAgeAssessmentStore store, Episodes episodes, AgeDesk desk,
        CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayDefend,
            async (a, q, _) =>
            {
                var said = await desk.Seal(a.ChildId, "judgment", ct, ("words", q.Words));
                var found = q.Declares ? await desk.Seal(a.ChildId, new FoundAge(q.DateOfBirth, null, null, "declared"), ct) : null;
                var next = Guid.CreateVersion7();
                var decision = Decide(a, q, desk.Today, next, found, said);
                return q.Outcome == "quashed" || q is { Outcome: "consent", Reassess: true }
                    ? decision.Followed(a, next, (await episodes.OfChildAsync(a.ChildId, ct)).Count, desk, said)
                    : decision;
            },
            ct);
}
