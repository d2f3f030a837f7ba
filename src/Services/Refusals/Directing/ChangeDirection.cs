using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Directing;

/// <summary>A change of a direction in force.</summary>
/// <param name="Act"><c>modify</c> or <c>withdraw</c>.</param>
/// <param name="Reasons">What is changed, and why.</param>
/// <param name="WithAgreement">Whether the authority agrees to a withdrawal without notice.</param>
public sealed record ChangeDirectionRequest(string Act, string Reasons, bool WithAgreement = false) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.OneOf(Act, "act", "modify", "withdraw");
        faults.Text(Reasons, "reasons", 50_000);
        faults.When(WithAgreement && Act == "modify", "withAgreement", "Belongs to a withdrawal.");
    }
}

/// <summary>
/// Gives notice that a direction in force is to be modified or withdrawn (section 72(8)). Arrangements already made stand whatever
/// becomes of it (section 72(10)).
/// </summary>
static class ChangeDirection
{
    internal static void Map(IEndpointRouteBuilder directions) =>
        directions.MapPost("{id:guid}/change", Handle).WithName("ChangeDirection");

    /// <summary>
    /// A change of a direction in force needs notice as the direction did; a withdrawal not where the authority agrees, also early in a
    /// notice of it (section 72(9)).
    /// </summary>
    internal static Decision<DirectionEvent> Decide(
        Direction direction, string act, bool withAgreement, DateTimeOffset now, Sealed<CaseNote> reasons) => direction switch
        {
            { Kind: "scheme", Status: DirectionStatus.ChangeNotice, Change: "withdraw" } when withAgreement =>
                new DirectionWithdrawn(true, reasons, direction.Authority),
            { Kind: not "scheme" } or { Status: not DirectionStatus.Given } => Rejection.Conflict(
                "not-in-force", "Only a direction to comply with the scheme is changed, in force and without notice of another change."),
            _ when withAgreement => new DirectionWithdrawn(true, reasons, direction.Authority),
            _ => new ChangeProposed(act, UkTime.DateOf(now), GiveDirection.LastDay(UkTime.DateOf(now)), reasons),
        };

    static Task<CommandResult> Handle(
        Guid id, Command<ChangeDirectionRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Direction, DirectionEvent, ChangeDirectionRequest>(
            command, id, RefusalsPolicy.MayDirect,
            async (direction, request) => Decide(
                direction, request.Act, request.WithAgreement, clock.GetUtcNow(),
                await sealer.Seal([id], new CaseNote("change", request.Reasons), ct)), ct);
}
