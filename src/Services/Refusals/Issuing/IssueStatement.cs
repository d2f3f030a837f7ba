using System.Collections.Immutable;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Ending;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Issuing;

/// <summary>
/// A decision-maker with delegated authority, who is not the drafter, issues the statement to the entry authority and the national team.
/// For a decline Allocation is asked first, and only its yes is a decline: the intent is recorded before it is asked, so that after a
/// crash at any point the question is asked again and the statement follows.
/// </summary>
static class IssueStatement
{
    const string StatementBlocked = "statement-blocked";

    internal static void Map(IEndpointRouteBuilder refusals) => refusals.MapPost("{id:guid}/issue", Handle).WithName("IssueStatement");

    /// <summary>The draft passes the rules that block issue, R01 to R11 and R15, and the person may decide it (R10).</summary>
    internal static Decision<RefusalEvent> Decide(
        Refusal refusal, Guid? person, bool mayDecline, IReadOnlyList<StatementFinding> blocking, int declinesBefore, bool late) =>
            refusal switch
            {
                _ when Endings.Over(refusal) is { } over => over,
                { MayAnswer: false } or { Status: RefusalStatus.Answered } or { IsDraftIssued: true } =>
                    Rejection.Conflict("statement-issued", "There is no draft to issue: the statement is issued, or the case is over."),
                { Draft: null } => Rejection.Conflict("no-draft", "There is no draft to issue."),
                _ when person is null => CommonRejections.PersonRequired,
                _ when blocking.Count > 0 => Blocked(blocking),
                _ when !mayDecline || refusal.WasDraftedBy(person) => NotYoursToDecide(mayDecline),
                { Draft.Response: StatementForm.Decline } => new IssueBegun(person.Value, declinesBefore, late),
                _ => new RefusalEvent[] { new IssueBegun(person.Value, declinesBefore, late), Issued(refusal, late) },
            };

    /// <summary>The statement as issued.</summary>
    internal static StatementIssued Issued(Refusal refusal, bool late) => new(
        refusal.Offer.ReferralId, refusal.Offer.Authority, refusal.Offer.EntryAuthority, refusal.Draft!.Response, refusal.Draft.Codes,
        refusal.Draft.TextHashes, late);

    /// <summary>What blocks issue, of all that was found.</summary>
    internal static IReadOnlyList<StatementFinding> Blocking(IReadOnlyList<StatementFinding> findings) =>
        [.. findings.Where(f => f.Severity is Severity.BlocksIssue)];

    /// <summary>All that blocks, each with its rule, where that is what the decision says; otherwise null.</summary>
    internal static Problem? Told(Decision<RefusalEvent> decision, IReadOnlyList<StatementFinding> blocking) =>
        decision.Rejection is not { Code: StatementBlocked } rejection ? null : new Problem(
            409, rejection.Code, "The rules do not allow this now", rejection.Text,
            blocking.GroupBy(f => f.Id).ToImmutableSortedDictionary(
                g => g.Key, g => g.Select(f => f.Detail).ToArray(), StringComparer.Ordinal));

    internal static Rejection Blocked(IReadOnlyList<StatementFinding> blocking) =>
        Rejection.Conflict(StatementBlocked, string.Join(' ', blocking.Select(f => $"{f.Id}: {f.Detail}")));

    internal static Rejection NotYoursToDecide(bool mayDecline) => Rejection.Forbidden("R10", mayDecline
        ? "R10: whoever drafted any version of the statement cannot decide it."
        : "R10: you have no delegated authority to decide this; your manager gives it.");

    static async Task<CommandResult> Handle(
        Guid id, Command<NoBody> command, IRefusalStore store, Drafts drafts, Delegates delegates, CaseFacts facts, Settling settling,
        TimeProvider clock, CancellationToken ct)
    {
        Problem? told = null;
        var begun = await store.Decide<Refusal, RefusalEvent, NoBody>(
            command, id, RefusalsPolicy.MayState,
            async (refusal, _) =>
            {
                // A draft that was begun while the offer came to its end: Allocation is asked about declines alone.
                if (refusal is { MayAnswer: true, Draft.Response: not StatementForm.Decline } && await facts.IsOverAsync(id, ct))
                {
                    return CommonRejections.NotOpen;
                }

                var blocking = refusal.MayAnswer ? Blocking(await drafts.CheckAsync(id, refusal, ct)) : [];
                var decision = Decide(
                    refusal, command.Actor.Person, await delegates.MayDeclineAsync(command.Actor.Person, refusal.Offer.Authority, ct),
                    blocking, await facts.DeclinesAsync(id, refusal.Offer.ReferralId, ct),
                    clock.GetUtcNow() > await facts.RespondByAsync(id, refusal.Offer, ct));
                told = Told(decision, blocking);
                return decision;
            },
            ct,
            (refusal, version) => Settling.Foretell(id, refusal, version));
        return told is not null ? told
            : begun.Failed || WasIssued(await settling.SettleAsync(id, ct)) ? begun
            : CommonRejections.NotOpen;
    }

    // A statement of another kind may have been issued on the same offer before.
    static bool WasIssued(Refusal? refusal) =>
        refusal is not { Draft.Response: StatementForm.Decline } || refusal.Issued is { Response: StatementForm.Decline };
}
