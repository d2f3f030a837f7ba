using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Ending;

namespace TransferScheme.Refusals.Issuing;

/// <summary>Why a statement was late.</summary>
/// <param name="Reason">The reason.</param>
public sealed record ExplainLatenessRequest(string Reason) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Reason, "reason", 4000);
}

/// <summary>
/// What closing asks of an issued statement (R12): both recipients have confirmed, and lateness is explained. The annex stays with the
/// authority and the reviewer until it is released.
/// </summary>
static class Delivery
{
    internal static void Map(IEndpointRouteBuilder refusals)
    {
        refusals.MapPost("{id:guid}/receipt", Receive).WithName("LogReceipt");
        refusals.MapPost("{id:guid}/lateness", Explain).WithName("ExplainLateness");
        refusals.MapPost("{id:guid}/annex-release", Release).WithName("ReleaseAnnex");
    }

    /// <summary>A recipient confirms once; a repeat changes nothing.</summary>
    internal static Decision<RefusalEvent> Receipt(Refusal refusal, Actor actor)
    {
        var recipient = actor.Role is Role.National ? "national" : "entry";
        return Endings.Asked(refusal) is { } asked ? asked
            : (refusal.Issued ?? refusal.WrittenReasons) is null ? NotIssued
            : refusal.Receipts.Contains(recipient) ? Decision<RefusalEvent>.Nothing
            : new ReceiptLogged(recipient);
    }

    /// <summary>Lateness is explained where there is any and the statement did not.</summary>
    internal static Decision<RefusalEvent> Lateness(Refusal refusal, Sealed<CaseNote> note) =>
        Endings.Asked(refusal) is { } asked ? asked
        : refusal.Issued is null ? NotIssued
        : !refusal.Late || refusal.IsLatenessExplained ? Rejection.Conflict(
            "nothing-to-explain", "The statement was in time, or says why it was not.")
        : new LatenessExplained(note);

    /// <summary>
    /// The annex of what was given last is released, and again where documents were added to it since; those of earlier statements stay as
    /// they are.
    /// </summary>
    internal static Decision<RefusalEvent> Annex(Refusal refusal) =>
        Endings.Asked(refusal) is { } asked ? asked
        : refusal.Evidence.Any(e => e.IsUnreleased) ? new AnnexReleased()
        : refusal.IsAnnexReleased ? Decision<RefusalEvent>.Nothing
        : refusal.Given?.Annex is null ? Rejection.Conflict("no-annex", "No statement with an annex is issued.")
        : new AnnexReleased();

    static readonly Rejection NotIssued = Rejection.Conflict("statement-not-issued", "No statement is issued yet.");

    static Task<CommandResult> Receive(Guid id, Command<NoBody> command, IRefusalStore store, CancellationToken ct) =>
        store.Decide<Refusal, RefusalEvent, NoBody>(
            command, id, RefusalsPolicy.MayReceive, (refusal, _) => Task.FromResult(Receipt(refusal, command.Actor)), ct);

    static Task<CommandResult> Explain(
        Guid id, Command<ExplainLatenessRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, CancellationToken ct) =>
        store.Decide<Refusal, RefusalEvent, ExplainLatenessRequest>(
            command, id, RefusalsPolicy.MayState,
            async (refusal, request) => Lateness(refusal, await sealer.SealNote(refusal, "lateness", request.Reason, ct)), ct);

    static Task<CommandResult> Release(Guid id, Command<NoBody> command, IRefusalStore store, CancellationToken ct) =>
        store.Decide<Refusal, RefusalEvent, NoBody>(
            command, id, RefusalsPolicy.MayState, (refusal, _) => Task.FromResult(Annex(refusal)), ct);
}
