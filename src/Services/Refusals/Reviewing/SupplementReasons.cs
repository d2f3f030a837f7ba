using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Ending;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Reviewing;

/// <summary>Something added to reasons that were given.</summary>
/// <param name="Kind"><c>correction</c>, <c>explanation</c> or <c>evidence</c>.</param>
/// <param name="Text">What is added; no third parties.</param>
/// <param name="NotPersons">Capitalised words of it that look like a person's name and are a place or an organisation.</param>
public sealed record SupplementRequest(string Kind, string Text, IReadOnlyList<string>? NotPersons = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Kind, "kind", "correction", "explanation", "evidence");
        faults.Text(Text, "text", 20_000);
        faults.When(NotPersons?.Count > 50, "notPersons", "Must be at most 50.");
    }
}

/// <summary>The authority adds to its reasons, by itself or in reply to a challenge. What was given stays as it was.</summary>
static class SupplementReasons
{
    internal static void Map(IEndpointRouteBuilder refusals)
    {
        refusals.MapPost("{id:guid}/supplements", Add).WithName("SupplementReasons");
        refusals.MapPost("{id:guid}/reply", Reply).WithName("ReplyToChallenge");
    }

    /// <summary>Reasons that were given are supplemented while the case is open; a reply needs a challenge that waits for one.</summary>
    internal static Decision<RefusalEvent> Decide(
        Refusal refusal, string kind, bool reply, Sealed<CaseNote> supplement, string? identifier = null) => refusal switch
        {
            _ when Endings.Over(refusal) is { } over => over,
            { Issued: null, WrittenReasons: null } => Rejection.Conflict(
                "statement-not-issued", "No reasons are given yet: correct the draft."),
            { Status: RefusalStatus.Closed or RefusalStatus.Withdrawn } => Rejection.Conflict("case-closed", "The case is over."),
            { Status: not RefusalStatus.Challenged } when reply =>
                Rejection.Conflict("not-challenged", "There is no challenge to reply to."),
            _ when identifier is not null =>
                Rejection.Conflict("R11", $"R11: the text holds {identifier}: what identifies others is left out."),
            _ => new ReasonsSupplemented(kind, reply, supplement),
        };

    static Task<CommandResult> Add(
        Guid id, Command<SupplementRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, CaseFacts facts,
        CancellationToken ct) =>
        Handle(id, command, store, sealer, facts, reply: false, ct);

    static Task<CommandResult> Reply(
        Guid id, Command<SupplementRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, CaseFacts facts,
        CancellationToken ct) =>
        Handle(id, command, store, sealer, facts, reply: true, ct);

    static Task<CommandResult> Handle(
        Guid id, Command<SupplementRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, CaseFacts facts, bool reply,
        CancellationToken ct) =>
        store.Decide<Refusal, RefusalEvent, SupplementRequest>(
            command, id, RefusalsPolicy.MayState,
            async (refusal, request) => Decide(
                refusal, request.Kind, reply, await sealer.SealNote(refusal, request.Kind, request.Text, ct),
                Wording.Somebody(request.Text, await facts.PlaceWordsAsync(ct), request.NotPersons ?? [])),
            ct);
}
