using System.Text;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Data;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Rota;

/// <summary>
/// Answers receipts, open to every signed-in role as the rota itself is: of the newest decision on one referral, and of all
/// decisions, one a line. What stands behind an exclusion is for those who may see the case.
/// </summary>
static class ViewReceipts
{
    const string JsonLines = "application/jsonl";

    internal static void Map(RouteGroupBuilder rota, RouteGroupBuilder allocations)
    {
        rota.MapGet("receipts", List).WithName("ExportReceipts").Produces<string>(StatusCodes.Status200OK, JsonLines);
        allocations.MapGet("{referralId:guid}/receipt", Get).WithName("GetReceipt").Produces<object>();
    }

    static async Task<IResult> Get(Guid referralId, HttpContext http, IAllocationStore store, LatestRota rota, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<AllocationCase>(referralId, ct) is not { } allocation
            || await Standings.ReadAsync(session, ct) is not { } facts)
        {
            return TypedResults.NotFound();
        }

        var before = await rota.ReadBeforeAsync(session, allocation.Position, ct);
        var decision = await session.Entries(after: allocation.Position - 1, last: allocation.Position, ct: ct).SingleAsync(ct);
        var sees = AllocationPolicy.Sees(http.Actor(), allocation) is not Disclosure.Nothing;
        var seat = allocation.Seat is { } taken ? new SeatHolder(allocation.Group.Reference, taken) : null;
        var receipt = Turn.Again(before, decision, facts.Rules, NamesOf(facts), allocation.Pick, seat);
        return http.Versioned(receipt.Document(withDetails: sees), allocation.Version);
    }

    static async Task<IResult> List(IAllocationStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await Standings.ReadAsync(session, ct) is not { } facts)
        {
            return TypedResults.NotFound();
        }

        // A pick belongs to the newest decision before it, or to that whose seat the referral took.
        var picks = new Dictionary<Guid, OutOfOrder>();
        var decided = new Dictionary<Guid, Guid>();
        var references = new Dictionary<Guid, string>();
        var seats = new Dictionary<Guid, SeatHolder>();
        var last = 0;
        await foreach (var entry in session.Entries(ct: ct))
        {
            last++;
            if (entry is Decided decision)
            {
                decided[decision.ReferralId] = decision.DecisionId;
                references[decision.DecisionId] = decision.Referral.Id;
            }
            else if (entry is SeatsTaken burst)
            {
                foreach (var seat in burst.Seats)
                {
                    decided[seat.ReferralId] = seat.DecisionId;
                    seats[seat.DecisionId] = new SeatHolder(
                        seat.Referral.Id, new BurstSeat(seat.Position, references[seat.DecisionId], burst.Children));
                }
            }
            else if (entry is ReservationMoved moved)
            {
                picks[decided[moved.ReferralId]] = new OutOfOrder(moved.ReasonCode, null, moved.By, moved.ApprovedBy);
            }
        }

        return TypedResults.Stream(body => WriteAsync(store, facts, new AfterDecisions(picks, seats), last, body, ct), JsonLines);
    }

    static async Task WriteAsync(
        IAllocationStore store, SchemeFacts facts, AfterDecisions later, long last, Stream body, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        await using var text = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var (book, names) = (RotaBook.Empty, NamesOf(facts));
        await foreach (var entry in session.Entries(last: last, ct: ct))
        {
            if (entry is Decided or Unplaced)
            {
                var decision = (entry as Decided)?.DecisionId ?? Guid.Empty;
                var receipt = Turn.Again(
                    book, entry, facts.Rules, names, later.Picks.GetValueOrDefault(decision), later.Seats.GetValueOrDefault(decision));
                await text.WriteLineAsync(receipt.Document(withDetails: false).ToJsonString().AsMemory(), ct);
            }

            book = RotaBook.Evolve(book, entry);
        }
    }

    /// <summary>What came after decisions: picks of another candidate, and other referrals that took a seat.</summary>
    sealed record AfterDecisions(IReadOnlyDictionary<Guid, OutOfOrder> Picks, IReadOnlyDictionary<Guid, SeatHolder> Seats);

    static Names NamesOf(SchemeFacts facts) => new(code => facts.Authority(code).Name, Regions.Name);
}
