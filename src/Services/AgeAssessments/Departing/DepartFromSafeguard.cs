using TransferScheme.AgeAssessments.Checking;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Departing;

/// <summary>A safeguard that is departed from.</summary>
/// <param name="Item">Item of the checklist: A06, A07, A14 or A15.</param>
/// <param name="Reason">Why.</param>
public sealed record JustifyDepartureRequest(string Item, string Reason) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Item, "item", Checklist.Replaceable);
        faults.Text(Reason, "reason", Faults.Narrative);
    }
}

/// <summary>
/// A safeguard is done, or departed from with a recorded reason that a manager counter-signs: it is that reason which decides in court
/// (<i>SB v RBKC</i> [2023] EWCA Civ 924).
/// </summary>
static class DepartFromSafeguard
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/departures", Justify).WithName("JustifyDeparture");
        assessments.MapPost("{id:guid}/departures/{item}/counter-signature", Countersign).WithName("CountersignDeparture");
    }

    /// <summary>Before sign-off. An adverse point that is determinative is always put.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, DepartureJustified justified) =>
        Preparing(a) is { } no ? no
        : !Checklist.MayDepart(a, justified.Item)
            ? Guards.On(justified.Item, "A point that decides the conclusion is always put to the person.")
        : justified;

    /// <summary>By a manager who neither assesses nor justified it.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, string item, Guid person) =>
        Preparing(a) is { } no ? no
        : a.DepartureFrom(item) is not { } departure
            ? Rejection.Conflict("no-departure", "No departure from this item is justified: there is nothing to counter-sign.")
        : a.IsAssessor(person) || departure.Person == person
            ? Guards.On(item, "A departure is counter-signed by a manager who is no assessor of the case.")
        : departure.ManagerId is not null ? Decision<AgeEvent>.Nothing
        : new DepartureCountersigned(item, person);

    static Rejection? Preparing(AgeAssessment a) => a.NotAt(
        AgeStatus.Triaged, AgeStatus.BriefEnquiry, AgeStatus.Planning, AgeStatus.Interviewing, AgeStatus.Analysis, AgeStatus.MindedTo,
        AgeStatus.Drafted, AgeStatus.Paused);

    static Task<CommandResult> Justify(
        Guid id, Command<JustifyDepartureRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, person) => Decide(a, new DepartureJustified(
                q.Item, person, await desk.Seal(a.ChildId, $"departure-{q.Item}", ct, ("reason", q.Reason)))),
            ct);

    static Task<CommandResult> Countersign(
        Guid id, string item, Command<NoBody> command, IAgeAssessmentStore store, CancellationToken ct) =>
        store.Act(command, id, AgePolicy.MayManage, (a, _, person) => Task.FromResult(Decide(a, item, person)), ct);
}
