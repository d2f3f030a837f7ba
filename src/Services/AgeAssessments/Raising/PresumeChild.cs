using TransferScheme.AgeAssessments.Finding;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Raising;

/// <summary>How a person is cared for as a child meanwhile.</summary>
/// <param name="From">First day.</param>
/// <param name="Accommodation">How the person is accommodated.</param>
public sealed record PresumeChildRequest(DateOnly From, string Accommodation) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Day(From, "from");
        faults.Text(Accommodation, "accommodation", 2000);
    }
}

/// <summary>What the two authorities agree before a person travels whose age is not found yet.</summary>
/// <param name="Lead">Code of the authority that leads the assessment.</param>
/// <param name="CompleteBy">Day by which it is to be completed.</param>
/// <param name="Safeguards">The safeguards.</param>
public sealed record AgreeTravelRequest(string Lead, DateOnly CompleteBy, string Safeguards) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Authority(Lead, "lead");
        faults.Text(Safeguards, "safeguards", Faults.Narrative);
    }
}

/// <summary>
/// A person is treated as a child while it may be a child (row 4); who travels meanwhile does so with an agreed lead, timescale and
/// safeguards.
/// </summary>
static class PresumeChild
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/presumption", Presume).WithName("PresumeChild");
        assessments.MapPost("{id:guid}/travel-agreement", Agree).WithName("AgreeTravel");
    }

    /// <summary>While the age is not found; once.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, PresumedChildPendingAssessment presumed, DateOnly today) =>
        !a.IsPending ? NotPending(a)
        : Acting.Ahead(presumed.From, today, "from") is { } ahead ? ahead
        : a.PresumedFrom is not null ? Decision<AgeEvent>.Nothing
        : new AgeEvent[]
        {
            presumed,
            new AgeFindingMade(
                a.ReferralId, a.ChildId, a.Owner.Authority, "child", FindingSource.Presumed, [a.Owner.Authority], false, presumed.From,
                null),
        };

    /// <summary>For a person who is presumed to be a child.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, TransferWhilePendingAgreed agreed, DateOnly today) =>
        !a.IsPending ? NotPending(a)
        : a.PresumedFrom is null ? Rejection.Conflict(
            "not-presumed-child", "Record first that the person is treated as a child pending the assessment.")
        : agreed.CompleteBy < today ? Rejection.Invalid("completeBy", "Must not be in the past.")
        : agreed;

    static Task<CommandResult> Presume(
        Guid id, Command<PresumeChildRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayCare,
            async (a, q, _) => Decide(
                a,
                new PresumedChildPendingAssessment(
                    q.From, await desk.Seal(a.ChildId, "presumption", ct, ("accommodation", q.Accommodation))),
                desk.Today),
            ct);

    static Task<CommandResult> Agree(
        Guid id, Command<AgreeTravelRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayManage,
            async (a, q, _) => Decide(
                a,
                new TransferWhilePendingAgreed(
                    q.Lead, q.CompleteBy, await desk.Seal(a.ChildId, "travel-agreement", ct, ("safeguards", q.Safeguards))),
                desk.Today),
            ct);

    static Rejection NotPending(AgeAssessment a) =>
        Rejection.Conflict("not-at-this-stage", $"The age is not pending: the assessment is {a.Status.Words()} now.");
}
