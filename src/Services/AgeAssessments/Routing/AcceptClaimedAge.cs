using TransferScheme.AgeAssessments.Finding;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Routing;

/// <summary>Two social workers accept the claimed age.</summary>
/// <param name="SocialWorkers">The two.</param>
/// <param name="Evidence">Reference of the evidence.</param>
/// <param name="View">Their recorded view, where there is no evidence.</param>
/// <param name="DateOfBirth">The claimed date of birth that is accepted.</param>
public sealed record AcceptClaimedAgeRequest(
    IReadOnlyList<Guid> SocialWorkers, string? Evidence = null, string? View = null, DateOnly? DateOfBirth = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(SocialWorkers.Distinct().Count() != 2 || SocialWorkers.Count != 2, "socialWorkers", "Must be two different persons.");
        faults.When(Evidence is null && View is null, "view", "Must be given where no evidence is named.");
        faults.Text(Evidence, "evidence", 2000);
        faults.Text(View, "view", Faults.Narrative);
    }
}

/// <summary>The claimed age is accepted without an assessment; the Secretary of State is then informed (row 6; section 50(3)(c)).</summary>
static class AcceptClaimedAge
{
    internal static void Map(IEndpointRouteBuilder assessments) =>
        assessments.MapPost("{id:guid}/acceptance", Handle).WithName("AcceptClaimedAge");

    /// <summary>On the route of acceptance, by two of whom one is the person who acts.</summary>
    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, AcceptClaimedAgeRequest q, Guid person, DateOnly today, DateOnly informBy, Sealed<FoundAge>? found,
        Sealed<AgeText> said) =>
        a.NotAt(AgeStatus.Triaged) is { } no ? no
        : a.Route != "accept" ? Rejection.Conflict("other-route", "The manager decided on another route.")
        : !q.SocialWorkers.Contains(person) ? Rejection.Forbidden("not-a-social-worker", "One of the two social workers records this.")
        : q.DateOfBirth is { } born && FoundAges.Impossible(born, today) is { } impossible ? impossible
        : new AgeEvent[]
        {
            new ClaimedAgeAccepted(q.SocialWorkers, q.Evidence is not null, informBy, said),
            new AgeFindingMade(
                a.ReferralId, a.ChildId, a.Owner.Authority, "child", FindingSource.Accepted, [a.Owner.Authority], false, today, found),
        };

    static Task<CommandResult> Handle(
        Guid id, Command<AcceptClaimedAgeRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, person) => Decide(
                a, q, person, desk.Today, desk.Working(a.Owner, desk.Rules.InformWorkingDays),
                q.DateOfBirth is null ? null : await desk.Seal(a.ChildId, new FoundAge(q.DateOfBirth, null, null, "claimed"), ct),
                await desk.Seal(a.ChildId, "acceptance", ct, ("evidence", q.Evidence), ("view", q.View))),
            ct);
}
