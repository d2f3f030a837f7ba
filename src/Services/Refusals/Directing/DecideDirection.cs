using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.Refusals.Directing;

/// <summary>The finding without which no direction to comply is given (section 72(4)).</summary>
/// <param name="UnduePrejudice">Whether compliance would unduly prejudice the discharge of any of the authority's functions.</param>
/// <param name="Reasons">Why, or why not.</param>
public sealed record PrejudiceFinding(bool UnduePrejudice, string Reasons);

/// <summary>A decision on a proposed direction, or on a proposed change of one.</summary>
/// <param name="Given">Whether it is given, or the change made.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Finding">The finding of section 72(4); of a direction that is given or modified.</param>
public sealed record DecideDirectionRequest(bool Given, string Reasons, PrejudiceFinding? Finding = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(Reasons, "reasons", 50_000);
        faults.Text(Finding?.Reasons, "finding.reasons", 50_000);
    }
}

/// <summary>
/// Decides on a notice: from the fifteenth day, with every representation considered that came in time, and with the finding that the
/// Act requires (section 72(4) to (7); for changes as section 72(8) says).
/// </summary>
static class DecideDirection
{
    internal static void Map(IEndpointRouteBuilder directions) =>
        directions.MapPost("{id:guid}/decision", Handle).WithName("DecideDirection");

    /// <summary>
    /// A withdrawal frees the authority, so that it needs no finding; a direction that is given ends the one that it replaces.
    /// </summary>
    /// <param name="direction">The direction.</param>
    /// <param name="given">Whether it is given, or the change made.</param>
    /// <param name="unduePrejudice">What was found under section 72(4); null where nothing was.</param>
    /// <param name="replaced">The direction that it takes the place of, as it stands.</param>
    /// <param name="now">The scheme's clock.</param>
    /// <param name="reasons">Why.</param>
    /// <param name="finding">Why it was found so.</param>
    internal static Decision<DirectionEvent> Decide(
        Direction direction, bool given, bool? unduePrejudice, Direction? replaced, DateTimeOffset now, Sealed<CaseNote> reasons,
        Sealed<CaseNote>? finding) => direction switch
        {
            { IsNoticed: false } => Rejection.Conflict("no-notice", "No notice is given that could be decided."),
            _ when UkTime.DateOf(now) <= direction.RepresentationsUntil =>
                Rejection.Conflict(
                    "period-running", "No direction is made before the end of fourteen days beginning with the day of notice."),
            _ when Open(direction) is { Count: > 0 } open =>
                Rejection.Conflict(
                    "representations-not-considered",
                    $"Each of the representations made in time is considered first: number {string.Join(", ", open)}."),
            { Status: DirectionStatus.Notice } when !given => new DirectionNotGiven(reasons),
            _ when !given => new DirectionChangeNotMade(AnyInTime(direction), reasons),
            { Change: "withdraw" } => new DirectionWithdrawn(false, reasons, direction.Authority),
            _ when unduePrejudice is null =>
                Rejection.Conflict(
                    "finding-required",
                    "Say whether compliance would unduly prejudice any of the authority's functions, and why (section 72(4))."),
            _ when unduePrejudice.Value =>
                Rejection.Conflict("undue-prejudice", "A direction whose compliance would unduly prejudice a function must not be given."),
            { Status: DirectionStatus.Notice } => GiveDirection.Replacing(
                new DirectionGiven(AnyInTime(direction), reasons, finding, direction.Authority), replaced, direction.Id),
            _ => new DirectionModified(reasons, finding, direction.Authority),
        };

    static bool AnyInTime(Direction direction) => direction.Representations.Any(r => !r.Late);

    static List<int> Open(Direction direction) =>
        [.. direction.Representations.Index().Where(r => r.Item is { Late: false, Considered: false }).Select(r => r.Index + 1)];

    static Task<CommandResult> Handle(
        Guid id, Command<DecideDirectionRequest> command, IRefusalStore store, Sealer<IRefusalStore> sealer, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Direction, DirectionEvent, DecideDirectionRequest>(
            command, id, RefusalsPolicy.MayDirect,
            async (direction, request) =>
            {
                await using var session = store.QuerySession();
                var replaced = direction.Replaces is { } old ? await session.LoadAsync<Direction>(old, ct) : null;
                var reasons = await sealer.Seal([id], new CaseNote("decision", request.Reasons), ct);
                var finding = request.Finding is { } found ? await sealer.Seal([id], new CaseNote("finding", found.Reasons), ct) : null;
                return Decide(
                    direction, request.Given, request.Finding?.UnduePrejudice, replaced, clock.GetUtcNow(), reasons, finding);
            },
            ct);
}
