using TransferScheme.AgeAssessments.Handling;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments.Raising;

/// <summary>Who doubts an age, when and why.</summary>
/// <param name="RaisedBy">Who doubts.</param>
/// <param name="On">The day: the guideline runs from it.</param>
/// <param name="Grounds">Why.</param>
/// <param name="AppearanceOnly">Whether appearance is the only ground, which is never enough in the end (A01).</param>
public sealed record DoubtTrigger(string RaisedBy, DateOnly On, string Grounds, bool AppearanceOnly = false)
{
    internal void Check(Faults faults, string path)
    {
        faults.Day(On, $"{path}on");
        faults.Text(RaisedBy, $"{path}raisedBy");
        faults.Text(Grounds, $"{path}grounds", Faults.Narrative);
    }
}

/// <summary>A doubt about the age of a child of a referral.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ChildId">The child.</param>
/// <param name="Trigger">The doubt.</param>
public sealed record RaiseDoubtRequest(Guid ReferralId, Guid ChildId, DoubtTrigger Trigger) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => Trigger.Check(faults, "trigger.");
}

/// <summary>
/// Anyone with a role in the person's care, or the national team, says that the age is doubted (row 2; section 50(2)). One assessment a
/// person at a time: it follows the one before.
/// </summary>
static class RaiseDoubt
{
    internal static void Map(IEndpointRouteBuilder assessments)
    {
        assessments.MapPost("", Begin).WithName("RaiseAgeDoubt").Produces<CommandAnswer>(StatusCodes.Status201Created);
        assessments.MapPost("{id:guid}/doubt", Add).WithName("AddAgeDoubt");
    }

    /// <summary>The first event of an assessment.</summary>
    /// <param name="responsible">Who is responsible; null where there is no such child.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="earlier">The person's assessments so far.</param>
    /// <param name="today">The day.</param>
    /// <param name="on">Day of the doubt, or of the decision.</param>
    /// <param name="raised">The event.</param>
    internal static Decision<AgeEvent> Decide(
        Responsible? responsible, Actor actor, IReadOnlyList<AgeAssessment> earlier, DateOnly today, DateOnly on,
        Func<AgeOwner, AgeAssessment?, AgeEvent> raised) =>
        responsible is null || (actor.Authority is { } own && own != responsible.Authority)
            ? Rejection.Invalid("childId", "Must be a child of a referral that your authority is responsible for.")
        : actor.Person is null ? Acting.PersonRequired
        : Acting.NotRecent(on, today) is { } ahead ? ahead
        : responsible.Owner is not { } owner ? Rejection.Conflict(
            "authority-not-known", "The responsible authority is not known here yet: try again in a moment.")
        : earlier is not [.., var last] ? raised(owner, null)
        : last.Status is AgeStatus.Closed ? Rejection.Conflict(
            "assessment-closed", "The age was found: submit the new evidence to that assessment, and its significance is decided.")
        : last.Status is AgeStatus.Withdrawn or AgeStatus.AcceptedNoAssessment ? raised(owner, last)
        : Rejection.Conflict("assessment-open", "There is an assessment of this person already: add the grounds to it.");

    /// <summary>A doubt where there was none, or further grounds for it.</summary>
    internal static Decision<AgeEvent> Decide(AgeAssessment a, DateOnly on, DateOnly today, AgeDoubtRaised raised) =>
        !a.IsPending && a.Status is not AgeStatus.NotDisputed
            ? Rejection.Conflict("not-at-this-stage", $"Grounds are added until the decision; the assessment is {a.Status.Words()} now.")
        : Acting.NotRecent(on, today) is { } ahead ? ahead
        : raised;

    static async Task<CommandResult> Begin(
        Command<RaiseDoubtRequest> command, IAgeAssessmentStore store, Episodes episodes, AgeDesk desk, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var result = await store.Begin<AgeAssessment, AgeEvent, RaiseDoubtRequest>(
            command, id, AgePolicy.MayRaise,
            async q =>
            {
                var responsible = await episodes.ResponsibleAsync(q.ReferralId, q.ChildId, ct);
                var earlier = await episodes.OfChildAsync(q.ChildId, ct);
                var said = await SayAsync(desk, q.ChildId, q.Trigger, ct);
                return Decide(
                    responsible, command.Actor, earlier, desk.Today, q.Trigger.On,
                    (owner, last) => Raised(q.ReferralId, q.ChildId, owner, last?.Id, q.Trigger, desk, said))
                    .Numbered(q.ChildId, earlier.Count, id).InTurn(q.ReferralId, id);
            },
            (a, version) => Answer.Created($"/api/v1/age-assessments/{id}", new CommandAnswer(id, a.Status.Name(), version), version), ct);
        await episodes.FollowAsync(id, ct);
        return result;
    }

    static Task<CommandResult> Add(
        Guid id, Command<AddDoubtRequest> command, IAgeAssessmentStore store, AgeDesk desk, CancellationToken ct) =>
        store.Act(
            command, id, AgePolicy.MayRaise,
            async (a, q, _) => Decide(a, q.Trigger.On, desk.Today, Raised(
                a.ReferralId, a.ChildId, a.Owner, a.PreviousEpisodeId, q.Trigger, desk, await SayAsync(desk, a.ChildId, q.Trigger, ct))),
            ct);

    /// <summary>Keeps the number of an assessment that begins, so that of two at once only one does.</summary>
    internal static Decision<AgeEvent> Numbered(this Decision<AgeEvent> decision, Guid childId, int before, Guid id) =>
        decision.Rejection is not null ? decision : decision.Also(session => session.Insert(Episode.Of(childId, before + 1, id)));

    /// <summary>Takes a turn with the completion of the transfer, see <see cref="ReferralTurn"/>.</summary>
    internal static Decision<AgeEvent> InTurn(this Decision<AgeEvent> decision, Guid referralId, Guid id) =>
        decision.Rejection is not null ? decision : decision.Also(session => session.Store(new ReferralTurn(referralId, id)));

    static AgeDoubtRaised Raised(
        Guid referralId, Guid childId, AgeOwner owner, Guid? previous, DoubtTrigger trigger, AgeDesk desk, Sealed<AgeText> said) => new(
            referralId, childId, owner, previous, trigger.On, trigger.AppearanceOnly,
            desk.Working(owner, desk.Rules.TriageWorkingDays), trigger.On.AddDays(desk.Rules.AssessmentDays), said);

    static Task<Sealed<AgeText>> SayAsync(AgeDesk desk, Guid childId, DoubtTrigger trigger, CancellationToken ct) =>
        desk.Seal(childId, "doubt", ct, ("raisedBy", trigger.RaisedBy), ("grounds", trigger.Grounds));
}

/// <summary>Further grounds for a doubt.</summary>
/// <param name="Trigger">The doubt.</param>
public sealed record AddDoubtRequest(DoubtTrigger Trigger) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => Trigger.Check(faults, "trigger.");
}
