using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Interleaving.Tests.Running;
using TransferScheme.Refusals;
using Said = TransferScheme.Refusals;

namespace TransferScheme.Interleaving.Tests.Checking;

/// <summary>Once everything is delivered and settled, nothing waits and the services tell the same.</summary>
static class Agreement
{
    internal static void Check(World world)
    {
        var witness = world.Witness;
        var waiting = string.Join(", ", world.Broker.Waiting.Select(d => d.Handler.Queue));
        witness.Never(waiting.Length > 0, $"Messages wait for ever: {waiting}.");
        foreach (var offer in world.Allocation.Disk.States<Offer>())
        {
            Check(world, offer, world.Refusals.Disk.State<Refusal>(offer.Id));
        }

        if (world.Case is { } a)
        {
            Check(world, a);
        }

        foreach (var refusal in world.Refusals.Disk.States<Refusal>())
        {
            witness.Never(world.Allocation.Disk.State<Offer>(refusal.Id) is null, "A case of refusal has no offer.");
        }
    }

    static void Check(World world, Offer offer, Refusal? refusal)
    {
        var (witness, seen) = (world.Witness, world.Witness.Offers[offer.Id]);
        witness.Never(refusal is { Status: RefusalStatus.Issuing or RefusalStatus.Withdrawing }, "A case waits for an answer for ever.");
        witness.Never(seen.Declined != seen.Statements, $"{seen.Declined} declines and {seen.Statements} statements.");
        var events = world.Refusals.Disk.Events(offer.Id).Select(e => e.Data).ToList();
        witness.Never(seen.TakenBack != events.OfType<Said.DeclineWithdrawn>().Any(), "A decline is taken back in one service only.");
        witness.Never(
            seen.ReasonsAccepted && seen is { Settled: false, Winner: Winner.None or Winner.Declined },
            "Reasons are accepted and the offer goes on.");
        witness.Never(seen is { ReasonsAccepted: true, Declined: > 0, Winner: Winner.Accepted }, "Reasons are accepted and the offer too.");
        witness.Never(
            seen is { Winner: Winner.Withdrawn or Winner.Superseded, BegunTooLate: false } && refusal is { Status: not (RefusalStatus.Closed or RefusalStatus.Withdrawn) },
            $"An offer is over and its case is {refusal?.Status}.");
        witness.Never(
            events.OfType<ObligationReaffirmed>().Any() && !offer.IsReaffirmed && seen.IsLive && seen.Winner is not Winner.Accepted,
            "An obligation is reaffirmed and the offer does not stand.");
        witness.Never(
            seen is { Winner: Winner.Accepted, BegunTooLate: false }
                && refusal is { Status: not (RefusalStatus.Closed or RefusalStatus.Withdrawn or RefusalStatus.Breached) },
            $"An offer is accepted and its case is {refusal?.Status}.");
        witness.Never(
            seen is { Winner: Winner.Declined, Settled: false } && refusal is not { DeclineStands: true },
            $"A decline stands in one service only: its case is {refusal?.Status}.");
    }

    static void Check(World world, AllocationCase a)
    {
        var (witness, referral) = (world.Witness, world.Referral);
        var live = witness.Offers.Where(o => o.Value.IsLive).ToList();
        var told = live switch
        {
            [] when referral.HasEnded => $"{referral.Status}",
            [] => a.Status is AllocationStatus.Unplaced ? "Unplaced" : "Waiting",
            [{ Value.Winner: Winner.Accepted }] => "Accepted",
            [{ Value.Winner: Winner.Declined }] => "Declined",
            _ => "Offered",
        };
        witness.Never($"{a.Status}" != told, $"The allocation is {a.Status}, and its offers say {told}.");
        witness.Never(live is [var one] && one.Key != a.OfferId, "The allocation stands on another offer.");
        witness.Never(live is [var open] && open.Key != referral.OfferId, "The referral stands on another offer.");
        var expected = told switch
        {
            "Waiting" or "Unplaced" => "AwaitingAllocation",
            _ => told,
        };
        witness.Never(
            $"{referral.Status}" != expected, $"The referral is {referral.Status}, and its allocation {a.Status}.");
        var turn = witness.Turn;
        witness.Never(
            turn.Stands == (a.Status is AllocationStatus.Unplaced or AllocationStatus.Withdrawn), "The turn does not fit the allocation.");
        witness.Never(turn.Debited != (a.Status is AllocationStatus.Accepted), "The debit does not fit the allocation.");
        witness.Never(turn.Decided - turn.Reversed != (turn.Stands ? 1 : 0), "A turn was taken back more or less often than decided.");
    }
}
