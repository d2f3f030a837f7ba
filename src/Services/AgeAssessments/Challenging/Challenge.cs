using TransferScheme.AgeAssessments.Advising;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.AgeAssessments.Renewing;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.AgeAssessments.Challenging;

/// <summary>
/// A decision is challenged: by a pre-action letter (row 31), which the authority answers by assessing afresh or by standing by it
/// (row 32), then in court (row 33), or by appeal once that is in force (row 35). A challenge stays with the authority that assessed.
/// </summary>
static class Challenge
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("{id:guid}/challenge", Receive).WithName("RecordPreActionLetter");
        assessments.MapPost("{id:guid}/challenge/reassessment", Agree).WithName("AgreeReassessment");
        assessments.MapPost("{id:guid}/challenge/maintenance", Maintain).WithName("MaintainDecision");
        assessments.MapPost("{id:guid}/challenge/claim", Claim).WithName("RecordClaimIssued");
        assessments.MapPost("{id:guid}/challenge/interim-relief", Relieve).WithName("RecordInterimRelief");
        assessments.MapPost("{id:guid}/challenge/transfer", Transfer).WithName("RecordTransferToUpperTribunal");
        assessments.MapPost("{id:guid}/appeal", Appeal).WithName("LodgeAgeAppeal");
    }

    internal static Decision<AgeEvent> Decide(AgeAssessment a, PreActionReceived received, DateOnly today) =>
        a.NotAt(AgeStatus.Served, AgeStatus.Closed) is { } no ? no : Acting.NotRecent(received.On, today) is { } ahead ? ahead : received;

    /// <summary>The answer to a letter, on advice that is recorded apart.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, bool isAdvised, AgeEvent answer) =>
        a.NotAt(AgeStatus.Challenged) is { } no ? no
        : a.IsInCourt ? Rejection.Conflict("in-court", "The challenge is before a court: its judgment is recorded.")
        : !isAdvised ? Rejection.Conflict("advice-missing", "Record the legal advice first; only your authority's managers read it.")
        : answer is DecisionMaintained && a.IsMaintained ? Decision<AgeEvent>.Nothing
        : answer;

    /// <summary>What comes from a court while the challenge is open.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, DateOnly on, DateOnly today, AgeEvent order) =>
        a.NotAt(AgeStatus.Challenged, AgeStatus.StayedByCourt) is { } no ? no
        : Acting.Ahead(on, today) is { } ahead ? ahead
        : order;

    /// <summary>From the day on which appeals lie to the First-tier Tribunal.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, AgeAppealLodged lodged, DateOnly today, DateOnly? from) =>
        !(from <= today) ? Rejection.Conflict(
            "appeal-route-off", "Appeals under section 54 are not in force: a challenge is by judicial review.")
        : a.NotAt(AgeStatus.Served) is { } no ? no
        : Acting.Ahead(lodged.On, today) is { } ahead ? ahead
        : lodged;

    static Task<CommandResult> Receive(
        Guid id, Command<DatedRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayDefend,
            async (a, q, _) => Decide(
                a,
                new PreActionReceived(
                    a.Case, q.On, q.On.AddDays(desk.Rules.PreActionReplyDays),
                    await desk.Seal(a.ChildId, "pre-action", ct, ("words", q.Words))),
                desk.Today),
            ct);

    static Task<CommandResult> Agree(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, Episodes episodes, Advice advice, AgeDesk desk,
        CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayManage,
            async (a, q, _) =>
            {
                var said = await desk.Seal(a.ChildId, "reassessment", ct, ("words", q.Words));
                var next = Guid.CreateVersion7();
                return Decide(a, await advice.IsGivenAsync(a, command.Actor.Authority!, ct), new ReassessmentAgreed(next, said))
                    .Followed(a, next, (await episodes.OfChildAsync(a.ChildId, ct)).Count, desk, said);
            },
            ct);

    static Task<CommandResult> Maintain(
        Guid id, Command<WordsRequest> command, IAgeAssessmentStore store, Advice advice, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayReadAdvice,
            async (a, q, _) => Decide(
                a, await advice.IsGivenAsync(a, command.Actor.Authority!, ct),
                new DecisionMaintained(await desk.Seal(a.ChildId, "maintenance", ct, ("words", q.Words)))),
            ct);

    static Task<CommandResult> Claim(
        Guid id, Command<DatedRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayDefend,
            async (a, q, _) => Decide(
                a, q.On, desk.Today, new ClaimIssued(a.Case, q.On, await desk.Seal(a.ChildId, "claim", ct, ("order", q.Words)))), ct);

    static Task<CommandResult> Relieve(
        Guid id, Command<DatedRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayDefend,
            async (a, q, _) => Decide(
                a, q.On, desk.Today, new InterimReliefOrdered(q.On, await desk.Seal(a.ChildId, "interim-relief", ct, ("order", q.Words)))),
            ct);

    static Task<CommandResult> Transfer(
        Guid id, Command<DatedRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayDefend,
            async (a, q, _) => Decide(
                a, q.On, desk.Today,
                new TransferredToUpperTribunal(q.On, await desk.Seal(a.ChildId, "upper-tribunal", ct, ("order", q.Words)))),
            ct);

    static Task<CommandResult> Appeal(
        Guid id, Command<DatedRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayDefend,
            async (a, q, _) => Decide(
                a, new AgeAppealLodged(a.Case, q.On, await desk.Seal(a.ChildId, "appeal", ct, ("words", q.Words))), desk.Today,
                desk.Rules.AppealRouteFrom),
            ct);
}
