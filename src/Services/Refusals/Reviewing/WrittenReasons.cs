using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Ending;
using TransferScheme.Refusals.Grounds;
using TransferScheme.Refusals.Issuing;
using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Reviewing;

/// <summary>
/// The Secretary of State directs an authority that does not comply to give its reasons in writing (section 71(2)), and the authority
/// gives them. Reasons do not discharge a direction under section 72(3).
/// </summary>
static class WrittenReasons
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapPost("{id:guid}/written-reasons", Provide).WithName("ProvideWrittenReasons");

    /// <summary>
    /// Request and non-compliance are recorded: without them the section does not bite. A direction that takes the place of one that is
    /// not answered sets another day.
    /// </summary>
    internal static Decision<RefusalEvent> Decide(
        Refusal refusal, Guid directionId, DateOnly? dueOn, DateOnly today, bool isReplacing = false) =>
        Endings.Over(refusal) is { } over ? over
        : refusal.Status is not RefusalStatus.UnderReview && !(isReplacing && refusal.Status is RefusalStatus.ReasonsDue)
            ? Rejection.Conflict("no-non-compliance", "Reasons are directed once non-compliance is reported, and not twice.")
        : dueOn < today ? Rejection.Invalid("dueOn", "Must not be in the past.")
        : new ReasonsDirected(
            directionId, dueOn ?? ReviewReasons.After(refusal, today, GroundLists.Published.On(today).ReasonsWorkingDays));

    /// <summary>The reasons pass the rules of a statement, and who decides them is not who wrote them.</summary>
    internal static Decision<RefusalEvent> Decide(
        Refusal refusal, Guid? person, bool mayDecline, IReadOnlyList<StatementFinding> blocking, DateOnly today) => refusal switch
        {
            _ when Endings.Over(refusal) is { } over => over,
            { Status: not RefusalStatus.ReasonsDue } => Rejection.Conflict("no-reasons-due", "No written reasons are directed."),
            { Draft: null } => Rejection.Conflict("no-draft", "Write the reasons first."),
            _ when person is null => CommonRejections.PersonRequired,
            _ when blocking.Count > 0 => IssueStatement.Blocked(blocking),
            _ when !mayDecline || refusal.WasDraftedBy(person) => IssueStatement.NotYoursToDecide(mayDecline),
            _ => new WrittenReasonsProvided(person.Value, today > refusal.DueOn),
        };

    static async Task<CommandResult> Provide(
        Guid id, Command<NoBody> command, IRefusalStore store, Drafts drafts, Delegates delegates, TimeProvider clock, CancellationToken ct)
    {
        Problem? told = null;
        var result = await store.Decide<Refusal, RefusalEvent, NoBody>(
            command, id, RefusalsPolicy.MayState,
            async (refusal, _) =>
            {
                var blocking = IssueStatement.Blocking(await drafts.CheckAsync(id, refusal, ct));
                var decision = Decide(
                    refusal, command.Actor.Person, await delegates.MayDeclineAsync(command.Actor.Person, refusal.Offer.Authority, ct),
                    blocking, UkTime.DateOf(clock.GetUtcNow()));
                told = IssueStatement.Told(decision, blocking);
                return decision.WithDirectionOf(refusal);
            },
            ct);
        return told is not null ? told : result;
    }
}
