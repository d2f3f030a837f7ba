using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Ending;

namespace TransferScheme.Refusals.Reviewing;

/// <summary>What a court does with a decline.</summary>
/// <param name="Stage"><c>challenged</c>, <c>quashed</c> or <c>upheld</c>.</param>
/// <param name="Note">Court and reference.</param>
public sealed record CourtRequest(string Stage, string Note) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Stage, "stage", "challenged", "quashed", "upheld");
        faults.Text(Note, "note", 20_000);
    }
}

/// <summary>What comes when words have not helped: the national team states a breach, and courts decide. Neither is decided here.</summary>
static class AfterReview
{
    internal static void Map(IEndpointRouteBuilder refusals)
    {
        refusals.MapPost("{id:guid}/breach", Breach).WithName("RecordBreach");
        refusals.MapPost("{id:guid}/judicial-review", Court).WithName("RecordJudicialReview");
    }

    /// <summary>A reaffirmed obligation that was not met.</summary>
    internal static Decision<RefusalEvent> Decide(Refusal refusal, Sealed<CaseNote> note) =>
        refusal.Status is RefusalStatus.Reaffirmed ? new DirectionBreached(note)
        : Rejection.Conflict("not-reaffirmed", "A breach is of an obligation that was reaffirmed.");

    /// <summary>A claim is recorded once; a court ends it one way or the other.</summary>
    internal static Decision<RefusalEvent> Decide(Refusal refusal, string stage, Sealed<CaseNote> note) => (stage, refusal.InCourt) switch
    {
        _ when Endings.Asked(refusal) is { } asked => asked,
        _ when refusal.Issued is null => Rejection.Conflict("statement-not-issued", "No decline is issued that a court could look at."),
        ("challenged", false) => new DeclineChallengedInCourt(note),
        ("quashed", true) => new DeclineQuashed(note),
        ("upheld", true) => new DeclineUpheld(note),
        _ => Rejection.Conflict("court-stage", "A claim is recorded first, and once."),
    };

    static Task<CommandResult> Breach(
        Guid id, Command<CaseNoteRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, CancellationToken ct) =>
        store.Decide<Refusal, RefusalEvent, CaseNoteRequest>(
            command, id, RefusalsPolicy.MayOversee,
            async (refusal, request) => Decide(refusal, await sealer.SealNote(refusal, "breach", request.Note, ct)), ct);

    static Task<CommandResult> Court(
        Guid id, Command<CourtRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, CancellationToken ct) =>
        store.Decide<Refusal, RefusalEvent, CourtRequest>(
            command, id, RefusalsPolicy.MayRecordCourt,
            async (refusal, request) => Decide(refusal, request.Stage, await sealer.SealNote(refusal, "court", request.Note, ct))
                .WithDirectionOf(refusal), ct);
}
