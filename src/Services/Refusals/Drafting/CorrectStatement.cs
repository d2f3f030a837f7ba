using TransferScheme.Platform.Deciding;
using TransferScheme.Refusals.Ending;
using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Drafting;

/// <summary>
/// The authority corrects its draft, or writes the reasons that it is directed to give. What was issued is never edited: it is
/// supplemented (no after-the-fact reasons).
/// </summary>
static class CorrectStatement
{
    internal static void Map(IEndpointRouteBuilder refusals) =>
        refusals.MapPut("{id:guid}/statement", Handle).WithName("CorrectStatement").Produces<DraftAnswer>();

    /// <summary>A draft is replaced while the offer can still be answered, or while written reasons are due.</summary>
    internal static Decision<RefusalEvent> Decide(Refusal refusal, StatementDraft? draft) => refusal switch
    {
        _ when Endings.Over(refusal) is { } over => over,
        { MayAnswer: false, Status: not RefusalStatus.ReasonsDue } =>
            Rejection.Conflict("statement-issued", "The statement is issued or the case is over: supplement it, it is never edited."),
        _ when draft is null => CommonRejections.PersonRequired,
        _ => new StatementDrafted(draft),
    };

    static async Task<CommandResult> Handle(
        Guid id, Command<StatementForm> command, IRefusalStore store, Drafts drafts, CancellationToken ct)
    {
        IReadOnlyList<StatementFinding> findings = [];
        return await store.Decide<Refusal, RefusalEvent, StatementForm>(
            command, id, RefusalsPolicy.MayState,
            async (refusal, form) =>
            {
                var draft = command.Actor.Person is { } person ? await drafts.SealAsync(refusal.Offer, form, person, ct) : null;
                findings = draft is null ? [] : await drafts.CheckAsync(id, refusal.Offer, form, draft, false, false, ct);
                return Decide(refusal, draft);
            },
            ct,
            (refusal, version) => Answer.Ok(DraftAnswer.Of(id, refusal, version, findings), version));
    }
}
