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

/// <summary>A decision on a proposed direction, or on a proposed change of one.</summary>
/// <param name="Given">Whether it is given, or the change made.</param>
/// <param name="Reasons">Why; for a direction also why compliance does not unduly prejudice the authority's functions.</param>
/// <param name="RepresentationsConsidered">That the representations were considered, where there are any.</param>
public sealed record DecideDirectionRequest(bool Given, string Reasons, bool RepresentationsConsidered = false) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Reasons, "reasons", 50_000);
}

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
/// The way of a direction under section 72: representations for fourteen days, a decision from the fifteenth, changes alike.
/// </summary>
static class DecideDirection
{
    internal static void Map(IEndpointRouteBuilder directions)
    {
        directions.MapPost("{id:guid}/representations", Represent).WithName("MakeRepresentations");
        directions.MapPost("{id:guid}/decision", DecideIt).WithName("DecideDirection");
        directions.MapPost("{id:guid}/change", Change).WithName("ChangeDirection");
    }

    /// <summary>Within the notice period, which ends with its last day.</summary>
    internal static Decision<DirectionEvent> Representations(Direction direction, DateOnly today, Sealed<CaseNote> text) =>
        direction.Status is not (DirectionStatus.Notice or DirectionStatus.ChangeNotice)
            ? Rejection.Conflict("no-notice", "No notice is given on which representations could be made.")
        : today > direction.RepresentationsUntil ? Rejection.Conflict("period-over", "The period for representations is over.")
        : new RepresentationsMade(text);

    /// <summary>After the period, with the representations considered (section 72(5) to (7)).</summary>
    internal static Decision<DirectionEvent> Decide(
        Direction direction, bool given, bool considered, DateOnly today, Sealed<CaseNote> reasons) => direction switch
        {
            { Status: not (DirectionStatus.Notice or DirectionStatus.ChangeNotice) } =>
                Rejection.Conflict("no-notice", "No notice is given that could be decided."),
            _ when today <= direction.RepresentationsUntil =>
                Rejection.Conflict(
                    "period-running", "No direction is made before the end of fourteen days beginning with the day of notice."),
            _ when direction.Representations.Count > 0 && !considered =>
                Rejection.Conflict("representations-not-considered", "There are representations: say that they were considered."),
            { Status: DirectionStatus.Notice } => given
                ? new DirectionGiven(direction.Representations.Count > 0, reasons) : new DirectionNotGiven(reasons),
            _ when !given => new DirectionChangeNotMade(direction.Representations.Count > 0, reasons),
            { Change: "withdraw" } => new DirectionWithdrawn(false, reasons),
            _ => new DirectionModified(reasons),
        };

    /// <summary>
    /// A change of a direction in force needs notice as the direction did; a withdrawal not where the authority agrees, also early in a
    /// notice of it (section 72(9)).
    /// </summary>
    internal static Decision<DirectionEvent> Propose(
        Direction direction, string act, bool withAgreement, DateOnly today, Sealed<CaseNote> reasons) =>
        withAgreement && direction is { Kind: "scheme", Status: DirectionStatus.ChangeNotice, Change: "withdraw" }
            ? new DirectionWithdrawn(true, reasons)
        : direction is not { Kind: "scheme", Status: DirectionStatus.Given }
            ? Rejection.Conflict("not-in-force", "Only a direction to comply with the scheme that is in force is changed.")
        : withAgreement ? new DirectionWithdrawn(true, reasons)
        : new ChangeProposed(act, today, GiveDirection.LastDay(today), reasons);

    static Task<CommandResult> Represent(
        Guid id, Command<RepresentationsRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Direction, DirectionEvent, RepresentationsRequest>(
            command, id, RefusalsPolicy.MayRepresent,
            async (direction, request) => Representations(
                direction, UkTime.DateOf(clock.GetUtcNow()), await sealer.Seal([id], new CaseNote("representations", request.Text), ct)),
            ct);

    static Task<CommandResult> DecideIt(
        Guid id, Command<DecideDirectionRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Direction, DirectionEvent, DecideDirectionRequest>(
            command, id, RefusalsPolicy.MayDirect,
            async (direction, request) => Decide(
                direction, request.Given, request.RepresentationsConsidered, UkTime.DateOf(clock.GetUtcNow()),
                await sealer.Seal([id], new CaseNote("decision", request.Reasons), ct)), ct);

    static Task<CommandResult> Change(
        Guid id, Command<ChangeDirectionRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Direction, DirectionEvent, ChangeDirectionRequest>(
            command, id, RefusalsPolicy.MayDirect,
            async (direction, request) => Propose(
                direction, request.Act, request.WithAgreement, UkTime.DateOf(clock.GetUtcNow()),
                await sealer.Seal([id], new CaseNote("change", request.Reasons), ct)), ct);
}
