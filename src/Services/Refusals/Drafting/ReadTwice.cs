using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Refusals.Ending;

namespace TransferScheme.Refusals.Drafting;

/// <summary>What an equality review found.</summary>
/// <param name="Note">Why the wording rests on nothing that the Equality Act 2010 protects.</param>
public sealed record EqualityReviewRequest(string Note) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Note, "note", 20_000);
}

/// <summary>Others of the authority look at a draft before it can be issued: a second reader (R01), an equality reviewer (R08).</summary>
static class ReadTwice
{
    internal static void Map(IEndpointRouteBuilder refusals)
    {
        refusals.MapPost("{id:guid}/second-reading", Read).WithName("RecordSecondReading");
        refusals.MapPost("{id:guid}/equality-review", Review).WithName("RecordEqualityReview");
    }

    /// <summary>The draft is read by another person than its drafter.</summary>
    internal static Decision<RefusalEvent> Decide(Refusal refusal, Guid? person) =>
        Unready(refusal, person) is { } rejection ? rejection
        : refusal.SecondReader == person ? Decision<RefusalEvent>.Nothing
        : new SecondReadingRecorded(person!.Value);

    /// <summary>The draft's wording is reviewed by another person than its drafter.</summary>
    internal static Decision<RefusalEvent> Decide(Refusal refusal, Guid? person, Sealed<CaseNote> note) =>
        Unready(refusal, person) is { } rejection ? rejection : new EqualityReviewRecorded(person!.Value, note);

    static Rejection? Unready(Refusal refusal, Guid? person) => refusal switch
    {
        _ when Endings.Over(refusal) is { } over => over,
        { Draft: null } or { MayAnswer: false, Status: not RefusalStatus.ReasonsDue } =>
            Rejection.Conflict("no-draft", "There is no draft to read now."),
        _ when person is null => CommonRejections.PersonRequired,
        _ when refusal.WasDraftedBy(person) => Rejection.Forbidden(
            "same-person", "Whoever wrote any version of the draft cannot be its second pair of eyes."),
        _ => null,
    };

    static Task<CommandResult> Read(Guid id, Command<NoBody> command, IRefusalStore store, CancellationToken ct) =>
        store.Decide<Refusal, RefusalEvent, NoBody>(
            command, id, RefusalsPolicy.MayState, (refusal, _) => Task.FromResult(Decide(refusal, command.Actor.Person)), ct);

    static Task<CommandResult> Review(
        Guid id, Command<EqualityReviewRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, CancellationToken ct) =>
        store.Decide<Refusal, RefusalEvent, EqualityReviewRequest>(
            command, id, RefusalsPolicy.MayState,
            async (refusal, request) => Decide(
                refusal, command.Actor.Person, await sealer.SealNote(refusal, "equality-review", request.Note, ct)), ct);
}

/// <summary>Seals what is written about acts.</summary>
static class Notes
{
    internal static Task<Sealed<CaseNote>> SealNote(
        this Sealer<IRefusalStore> sealer, Refusal refusal, string act, string? words, CancellationToken ct,
        IReadOnlyDictionary<string, string>? parts = null) =>
        sealer.Seal(refusal.Offer.ChildIds, new CaseNote(act, words, parts), ct);
}
