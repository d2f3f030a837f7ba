using TransferScheme.AgeAssessments.Finding;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.AgeAssessments.Disclosing;

/// <summary>A minimised set of evidence.</summary>
/// <param name="On">The day.</param>
/// <param name="Items">What is given: <c>decision</c>, <c>reasons</c>, <c>proofOfFairProcess</c>.</param>
/// <param name="Minimised">How the set was minimised.</param>
public sealed record ProvideEvidenceRequest(DateOnly On, IReadOnlyList<string> Items, string Minimised) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Day(On, "on");
        faults.When(Items.Count == 0, "items", "Must name what is given.");
        foreach (var (i, item) in Items.Index())
        {
            faults.OneOf(item, $"items[{i}]", "decision", "reasons", "proofOfFairProcess");
        }

        faults.Text(Minimised, "minimised", Faults.Narrative);
    }
}

/// <summary>An assessment by the Secretary of State for immigration purposes.</summary>
/// <param name="On">Its day.</param>
/// <param name="Category"><c>child</c> or <c>adult</c>.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="DateOfBirth">The date of birth in it.</param>
public sealed record RecordSection51Request(DateOnly On, string Category, string Reference, DateOnly? DateOfBirth = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Category, "category", "child", "adult");
        faults.Day(On, "on");
        faults.Text(Reference, "reference");
    }
}

/// <summary>
/// What passes between the authority and the Home Office after a decision: evidence on request (row 29; section 50(4)), and a finding for
/// immigration alone (row 30; section 51), which may lawfully differ and is never the scheme's.
/// </summary>
static class ProvideEvidence
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/evidence-requests", Request).WithName("RecordEvidenceRequest");
        assessments.MapPost("{id:guid}/evidence-requests/{n:int}/provision", Provide).WithName("ProvideEvidence");
        assessments.MapPost("{id:guid}/section-51", Record).WithName("RecordSection51Finding");
    }

    internal static Decision<AgeEvent> Decide(AgeAssessment a, EvidenceRequested requested, DateOnly today) =>
        Decided(a) is { } no ? no : Acting.NotRecent(requested.RequestedOn, today) is { } ahead ? ahead : requested;

    /// <summary>Once for each request.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, EvidenceProvided provided, DateOnly today) =>
        Decided(a) is { } no ? no
        : a.EvidenceRequests.FirstOrDefault(r => r.Number == provided.Number) is not { } request
            ? Rejection.Conflict("no-such-request", "There is no request of this number.")
        : request.ProvidedOn is not null ? Rejection.Conflict(
            "evidence-provided", "The evidence was given: a new request is recorded as such.")
        : Acting.Ahead(provided.On, today) is { } ahead ? ahead
        : provided;

    /// <summary>It binds immigration functions only.</summary>
    internal static Decision<AgeEvent> Decide(
        AgeAssessment a, Section51FindingRecorded recorded, string category, DateOnly? born, Sealed<FoundAge>? found, DateOnly today) =>
        Decided(a) is { } no ? no
        : Acting.Ahead(recorded.On, today) is { } ahead ? ahead
        : born is { } date && FoundAges.Impossible(date, today) is { } impossible ? impossible
        : new AgeEvent[]
        {
            recorded,
            new AgeFindingMade(
                a.ReferralId, a.ChildId, a.Owner.Authority, category, FindingSource.Immigration, [], true, recorded.On, found),
        };

    static Rejection? Decided(AgeAssessment a) => a.NotAt(AgeStatus.Served, AgeStatus.AcceptedNoAssessment, AgeStatus.Closed);

    static Task<CommandResult> Request(
        Guid id, Command<DatedRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayRelay,
            async (a, q, _) => Decide(
                a,
                new EvidenceRequested(
                    a.EvidenceRequests.Count + 1, q.On, desk.WorkingFrom(a.Owner, q.On, desk.Rules.EvidenceWorkingDays),
                    await desk.Seal(a.ChildId, "evidence-request", ct, ("words", q.Words))),
                desk.Today),
            ct);

    static Task<CommandResult> Provide(
        Guid id, int n, Command<ProvideEvidenceRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayConduct,
            async (a, q, _) => Decide(
                a,
                new EvidenceProvided(
                    n, q.On, q.Items, await desk.Seal(a.ChildId, "evidence-provision", ct, ("minimised", q.Minimised))),
                desk.Today),
            ct);

    static Task<CommandResult> Record(
        Guid id, Command<RecordSection51Request> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayRelay,
            async (a, q, _) => Decide(
                a, new Section51FindingRecorded(q.On, await desk.Seal(a.ChildId, "section-51", ct, ("reference", q.Reference))),
                q.Category, q.DateOfBirth,
                q.DateOfBirth is null ? null : await desk.Seal(a.ChildId, new FoundAge(q.DateOfBirth, null, null, null), ct), desk.Today),
            ct);
}
