using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Overriding;

/// <summary>What a review of an override found.</summary>
/// <param name="Outcome"><c>justified</c> or <c>notJustified</c>.</param>
/// <param name="Words">Why.</param>
public sealed record ReviewOverrideRequest(string Outcome, string Words) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Outcome, "outcome", "justified", "notJustified");
        faults.Text(Words, "words", Faults.Narrative);
    }
}

/// <summary>
/// The two ways round the presumed-child guard, and their review. The national team lets somebody travel whom the Home Office treats as an
/// adult while the authority presumes a child (E09); a manager gives an assessment up while the age is pending (row 39). Each stands on
/// the alarms with who did it until somebody else has reviewed it, within two working days; and so does the end of a referral, or
/// a departure, that a doubt has crossed, see <see cref="Guarding.CrossedGuards"/>.
/// </summary>
static class OverrideGuard
{
    internal const int WorkingDaysForReview = 2;

    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/travel-override", Travel).WithName("OverrideTravelHold");
        assessments.MapPost("{id:guid}/overrides/{n:int}/review", Review).WithName("ReviewAgeOverride");
    }

    /// <summary>For a presumed child whom the Home Office treats as an adult, with lead, timescale and safeguards agreed.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, TravelHoldOverridden overridden) =>
        !a.IsPending || a.HomeOfficeOutcome != "adult"
            ? Rejection.Conflict("not-held", "Nothing holds the person for the national team.")
        : a.PresumedFrom is null || a.Agreement is null ? Rejection.Conflict(
            "age-lead-not-agreed", "The authority presumes a child first, and agrees lead, timescale and safeguards.")
        : a.Overrides.Any(o => o is { Kind: GuardOverride.TravelHold, Outcome: not "notJustified" })
            ? Rejection.Conflict("already-overridden", "The hold is overridden already.")
        : overridden;

    /// <summary>Once, and by somebody else.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, OverrideReviewed review) =>
        a.Overrides.FirstOrDefault(o => o.Number == review.Number) is not { } made
            ? Rejection.Conflict("no-such-override", "There is no such override.")
        : made.Person == review.Person ? Rejection.Forbidden("same-person", "Somebody else reviews an override.")
        : made.Outcome is not null ? Rejection.Conflict("already-reviewed", "This override has been reviewed.")
        : review;

    static Task<CommandResult> Travel(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayNotify,
            async (a, q, person) => Decide(
                a,
                new TravelHoldOverridden(
                    person, desk.Working(a.Owner, WorkingDaysForReview),
                    await desk.Seal(a.ChildId, "travel-override", ct, ("words", q.Words)))),
            ct);

    static Task<CommandResult> Review(
        Guid id, int n, Command<ReviewOverrideRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayNotify,
            async (a, q, person) => Decide(
                a, new OverrideReviewed(n, person, q.Outcome, await desk.Seal(a.ChildId, "override-review", ct, ("words", q.Words)))),
            ct);
}
