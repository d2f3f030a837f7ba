using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Directing;

/// <summary>Representations of an authority.</summary>
/// <param name="Text">What it says; nothing about a child.</param>
public sealed record RepresentationsRequest(string Text) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Text, "text", 50_000);
}

/// <summary>What was made of representations.</summary>
/// <param name="Note">In words.</param>
public sealed record ConsiderRepresentationsRequest(string Note) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Note, "note", 20_000);
}

/// <summary>
/// Written representations on a notice within its fourteen days, which begin with the day of the notice, and their consideration, one by
/// one (section 72(5) to (7)).
/// </summary>
static class MakeRepresentations
{
    internal static void Map(IEndpointRouteBuilder directions)
    {
        directions.MapPost("{id:guid}/representations", Represent).WithName("MakeRepresentations");
        directions.MapPost("{id:guid}/representations/{n:int}/consideration", Consider).WithName("ConsiderRepresentations");
    }

    /// <summary>
    /// In time until the last day ends, by the clock of the United Kingdom. What comes later is kept and marked late, also after the
    /// decision, as long as the direction stands: nothing that was written is lost, and nothing is decided by it.
    /// </summary>
    internal static Decision<DirectionEvent> Decide(Direction direction, DateTimeOffset now, Sealed<CaseNote> text) =>
        direction.RepresentationsUntil is not { } until || !(direction.IsNoticed || direction.IsInForce)
            ? Rejection.Conflict("no-notice", "No notice is given on which representations could be made.")
        : new RepresentationsMade(text, !direction.IsNoticed || UkTime.DateOf(now) > until);

    /// <summary>Each once, before the decision; late ones may be, and need not.</summary>
    internal static Decision<DirectionEvent> Decide(Direction direction, int number, Sealed<CaseNote> note) =>
        !direction.IsNoticed ? Rejection.Conflict("no-notice", "No notice is given that is still to be decided.")
        : number < 1 || number > direction.Representations.Count
            ? Rejection.Conflict("no-such-representations", "No representations of this number were made on the notice.")
        : direction.Representations[number - 1].Considered
            ? Rejection.Conflict("already-considered", "These representations were considered already.")
        : new RepresentationsConsidered(number, note);

    static Task<CommandResult> Represent(
        Guid id, Command<RepresentationsRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Direction, DirectionEvent, RepresentationsRequest>(
            command, id, RefusalsPolicy.MayRepresent,
            async (direction, request) => Decide(
                direction, clock.GetUtcNow(), await sealer.Seal([id], new CaseNote("representations", request.Text), ct)), ct);

    static Task<CommandResult> Consider(
        Guid id, int n, Command<ConsiderRepresentationsRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer,
        CancellationToken ct) =>
        store.Decide<Direction, DirectionEvent, ConsiderRepresentationsRequest>(
            command, id, RefusalsPolicy.MayDirect,
            async (direction, request) => Decide(
                direction, n, await sealer.Seal([id], new CaseNote("consideration", request.Note), ct)), ct);
}
