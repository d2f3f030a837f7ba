using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Allocation.Batches;

/// <summary>The matching of a burst as it was proposed.</summary>
/// <param name="Region">Slug of the region.</param>
/// <param name="Seats">The seat of each referral.</param>
public sealed record ConfirmBatchRequest(string Region, IReadOnlyList<ConfirmedSeat> Seats) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => new ProposeBatchRequest(Region, [.. (Seats ?? []).Select(s => s.ReferralId)]).Check(faults);
}

/// <summary>A referral and its seat.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="DecisionId">The decision that fixed the seat.</param>
public sealed record ConfirmedSeat(Guid ReferralId, Guid DecisionId);

/// <summary>
/// Confirms a burst as a whole. The entries of the ledger stay in seat order and the balances stay; the referral that takes a seat
/// carries its entry from then on, and waits for its offer like any other.
/// </summary>
static class ConfirmBatch
{
    internal static void Map(RouteGroupBuilder allocations) =>
        allocations.MapPost("batch/confirmation", Handle).WithName("ConfirmBatch").Produces<CommandAnswer>(StatusCodes.Status201Created);

    /// <summary>What was looked at is what is confirmed: a matching that would come out otherwise now is proposed anew.</summary>
    internal static Decision<BatchEvent> Decide(
        ConfirmBatchRequest request, IReadOnlyList<BurstReferral> burst, Guid batchId, RotaBook book, SchemeFacts facts)
    {
        var proposed = BatchProposal.Of(request.Region, burst);
        var confirmed = request.Seats.ToDictionary(s => s.ReferralId, s => s.DecisionId);
        if (proposed.Seats.Any(s => confirmed[s.ReferralId] != s.DecisionId))
        {
            return Rejection.Conflict("batch-changed", "The best matching is another one now: look at it again.");
        }

        var moves = burst.Zip(BurstReferral.Match(burst)).Where(m => m.First != m.Second).ToList();
        SeatTaken[] taken =
        [
            .. moves.Select(m => new SeatTaken(
                m.Second.Allocation.DecisionId, m.Second.Allocation.Position, m.First.Allocation.Id, m.First.Known with { Mismatch = null })),
        ];
        Decision<BatchEvent> decision = new BatchConfirmed(request.Region, proposed.Children, taken);
        foreach (var ((one, seat), entry) in moves.Zip(taken))
        {
            decision.Appending(one.Allocation.Id, one.Allocation.Version, new SeatGiven(
                batchId, entry.DecisionId, entry.Position, seat.Seat,
                new BurstSeat(entry.Position, seat.Allocation.Group.Reference, proposed.Children),
                RotaSentence.OfSeat(facts.Authority(seat.Seat).Name, one.Allocation.Group.Size, proposed.Children)));
        }

        return taken.Length == 0 ? decision
            : decision.Appending(Streams.Rota, book.Version, book.Allowing(new SeatsTaken(batchId, proposed.Children, taken)));
    }

    static Task<CommandResult> Handle(
        Command<ConfirmBatchRequest> command, IAllocationStore store, LatestRota rota, CancellationToken ct)
    {
        var batchId = Guid.CreateVersion7();
        return store.Begin<Batch, BatchEvent, ConfirmBatchRequest>(
            command, batchId, AllocationPolicy.MayMatch,
            async request =>
            {
                await using var session = store.QuerySession();
                var burst = await BurstReferral.ReadAsync(session, [.. request.Seats.Select(s => s.ReferralId)], ct);
                if (ProposeBatch.Reject(command.Actor, request.Region, request.Seats.Count, burst) is { } rejection)
                {
                    return rejection;
                }

                var facts = await Standings.ReadAsync(session, ct) ?? throw new InvalidOperationException("No authorities are registered.");
                return Decide(request, burst, batchId, await rota.ReadAsync(session, ct), facts);
            },
            (_, version) => Answer.Created("/api/v1/allocations", new CommandAnswer(batchId, "confirmed", version), version), ct);
    }
}
