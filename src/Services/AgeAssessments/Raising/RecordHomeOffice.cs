using TransferScheme.AgeAssessments.Finding;
using TransferScheme.AgeAssessments.Handling;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Raising;

/// <summary>How the Home Office decided on first encounter.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ChildId">The person.</param>
/// <param name="Outcome"><c>adult</c>, <c>child</c> or <c>childUntilAssessed</c>.</param>
/// <param name="Officers">How many officers decided.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">Why; needed where fewer than two officers decided.</param>
/// <param name="Material">Home Office material received with it.</param>
public sealed record RecordHomeOfficeDecisionRequest(
    Guid ReferralId, Guid ChildId, string Outcome, int Officers, DateOnly On, string? Reason = null, string? Material = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Outcome, "outcome", "adult", "child", "childUntilAssessed");
        faults.Day(On, "on");
        faults.When(Officers is < 1 or > 9, "officers", "Must be a number of officers.");
        faults.When(Officers == 1 && Reason is null, "reason", "Must say why fewer than two officers decided.");
        faults.Text(Reason, "reason", Faults.Narrative);
        faults.Text(Material, "material", Faults.Narrative);
    }
}

/// <summary>The Secretary of State's written doubt.</summary>
/// <param name="NotifiedOn">Day of the notice.</param>
/// <param name="NoticeReference">The notice.</param>
public sealed record RecordSecretaryOfStateDoubtRequest(DateOnly NotifiedOn, string NoticeReference) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Day(NotifiedOn, "notifiedOn");
        faults.Text(NoticeReference, "noticeReference");
    }
}

/// <summary>
/// What comes from the Home Office: the decision on first encounter (row 1) and a written doubt (row 3; section 50(2)(b)).
/// </summary>
static class RecordHomeOffice
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("home-office-decisions", Begin).WithName("RecordHomeOfficeDecision")
            .Produces<CommandAnswer>(StatusCodes.Status201Created);
        assessments.MapPost("{id:guid}/secretary-of-state-doubt", Notify).WithName("RecordSecretaryOfStateDoubt");
    }

    /// <summary>The written notice starts the time for one of the three exits.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, SecretaryOfStateDoubtNotified notified, DateOnly today) =>
        Acting.NotRecent(notified.NotifiedOn, today, "notifiedOn") is { } ahead ? ahead
        : !a.IsPending && a.Status is not (AgeStatus.NotDisputed or AgeStatus.AcceptedNoAssessment)
            ? Rejection.Conflict("not-at-this-stage", $"The age was decided on: the assessment is {a.Status.Words()} now.")
        : a.SecretaryOfStateDoubtOn is not null
            ? Rejection.Conflict("doubt-recorded", "The Secretary of State's doubt is recorded: its time runs.")
        : notified;

    static async Task<CommandResult> Begin(
        Command<RecordHomeOfficeDecisionRequest> command, IAgeAssessmentStore store, Episodes episodes, AgeDesk desk, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var result = await store.Begin<AgeAssessment, AgeEvent, RecordHomeOfficeDecisionRequest>(
            command, id, AgePolicy.MayRaise,
            async q =>
            {
                var responsible = await episodes.ResponsibleAsync(q.ReferralId, q.ChildId, ct);
                var earlier = await episodes.OfChildAsync(q.ChildId, ct);
                var said = await desk.Seal(q.ChildId, "home-office", ct, ("reason", q.Reason), ("material", q.Material));
                var decision = RaiseDoubt.Decide(
                    responsible, command.Actor, earlier, desk.Today, q.On,
                    (owner, _) => new HomeOfficeInitialDecisionRecorded(
                        q.ReferralId, q.ChildId, owner, q.Outcome, q.Officers, q.On,
                        desk.Working(owner, desk.Rules.TriageWorkingDays), q.On.AddDays(desk.Rules.AssessmentDays), said));
                return (decision.Events is [HomeOfficeInitialDecisionRecorded recorded]
                    ? new AgeEvent[] { recorded, Found(recorded) } : decision).Numbered(q.ChildId, earlier.Count, id).InTurn(q.ReferralId, id);
            },
            (a, version) => Answer.Created($"/api/v1/age-assessments/{id}", new CommandAnswer(id, a.Status.Name(), version), version), ct);
        await episodes.FollowAsync(id, ct);
        return result;
    }

    static Task<CommandResult> Notify(
        Guid id, Command<RecordSecretaryOfStateDoubtRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayNotify,
            async (a, q, _) => Decide(
                a,
                new SecretaryOfStateDoubtNotified(
                    q.NotifiedOn, desk.Working(a.Owner, desk.Rules.TriageWorkingDays), q.NotifiedOn.AddDays(desk.Rules.ExitDays),
                    await desk.Seal(a.ChildId, "secretary-of-state-doubt", ct, ("noticeReference", q.NoticeReference))),
                desk.Today),
            ct);

    // It binds nobody: it is how the Home Office itself treats the person until the age is found.
    static AgeFindingMade Found(HomeOfficeInitialDecisionRecorded h) => new(
        h.ReferralId, h.ChildId, h.Owner.Authority, h.Outcome == "adult" ? "adult" : "child", FindingSource.HomeOffice, [], false, h.On,
        null);
}
