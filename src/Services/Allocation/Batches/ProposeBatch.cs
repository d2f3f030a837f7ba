using TransferScheme.Allocation.Allocations;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Allocation.Batches;

/// <summary>A burst to match.</summary>
/// <param name="Region">Slug of the region that the rota recommended for all of them.</param>
/// <param name="ReferralIds">The referrals: first decisions that wait for the coordinator.</param>
public sealed record ProposeBatchRequest(string Region, IReadOnlyList<Guid> ReferralIds) : IChecked
{
    /// <summary>Most referrals in a burst.</summary>
    internal const int Most = 650;

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Region is null, "region", "Is needed.");
        faults.OneOf(Region, "region", Data.Regions.Slugs);
        faults.When(ReferralIds is null or { Count: 0 or > Most }, "referralIds", "Must be 1 to 650 referrals.");
        faults.When(ReferralIds?.Distinct().Count() < ReferralIds?.Count, "referralIds", "Must not name a referral twice.");
    }
}

/// <summary>The best matching of a burst, to confirm.</summary>
/// <param name="Region">Slug of the region.</param>
/// <param name="Children">Children of the burst.</param>
/// <param name="MismatchBefore">Mismatch of all children in the seats fixed for them; lower is better.</param>
/// <param name="Mismatch">Mismatch of all children as matched.</param>
/// <param name="Seats">The seat of each referral, those found eligible first coming first.</param>
public sealed record BatchProposal(string Region, int Children, long MismatchBefore, long Mismatch, IReadOnlyList<ProposedSeat> Seats)
{
    internal static BatchProposal Of(string region, IReadOnlyList<BurstReferral> burst)
    {
        var seats = BurstReferral.Match(burst);
        ProposedSeat[] proposed =
        [
            .. burst.Zip(seats, (b, seat) => new ProposedSeat(
                b.Allocation.Id, b.Allocation.Group.Reference, b.Allocation.Group.Size, seat.Seat, seat.Allocation.DecisionId,
                seat.Allocation.Group.Reference, b.MismatchAt(seat.Seat), b.MismatchAt(b.Seat))),
        ];
        return new BatchProposal(
            region, proposed.Sum(s => s.Size), proposed.Sum(s => (long)s.MismatchBefore * s.Size),
            proposed.Sum(s => (long)s.Mismatch * s.Size), proposed);
    }
}

/// <summary>A referral and the seat that it would take.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Size">Children kept together.</param>
/// <param name="Authority">Code of the authority whose seat it is.</param>
/// <param name="DecisionId">The decision that fixed the seat.</param>
/// <param name="FixedFor">What people call the referral that it was fixed for.</param>
/// <param name="Mismatch">How badly that authority suits it, 0 to 10,000.</param>
/// <param name="MismatchBefore">The same for the seat that was fixed for itself.</param>
public sealed record ProposedSeat(
    Guid ReferralId, string Reference, int Size, string Authority, Guid DecisionId, string FixedFor, int Mismatch, int MismatchBefore);

/// <summary>Matches a burst and changes nothing: the rota has fixed the seats, so fairness is settled before fit is looked at.</summary>
static class ProposeBatch
{
    internal static void Map(RouteGroupBuilder allocations) =>
        allocations.MapPost("batch", Handle).WithName("ProposeBatch").Produces<BatchProposal>();

    /// <summary>Why some referrals are no burst of a region; null when they are.</summary>
    internal static Rejection? Reject(Actor actor, string region, int asked, IReadOnlyList<BurstReferral> burst) =>
        actor.Role is Role.Coordinator && actor.Region != region
            ? Rejection.Forbidden("not-your-region", "Only the coordinator of the region or the national team matches its bursts.")
        : burst.Count < asked || burst.Any(b => b.Allocation.Region != region)
            ? Rejection.Invalid("referralIds", "Must all be referrals that the rota recommended to the region.")
        : burst.Any(b => b.Allocation is not { Status: AllocationStatus.Waiting, Attempt: 1, Seat: null })
            ? Rejection.Conflict("not-a-burst", "Only referrals that wait after their first decision, and have their own seat, are matched.")
        : null;

    static async Task<CommandResult> Handle(Command<ProposeBatchRequest> command, IAllocationStore store, CancellationToken ct)
    {
        if (AllocationPolicy.MayMatch(command.Actor) is not Access.Granted)
        {
            return Problem.Forbidden;
        }

        if (command.Fault is { } fault)
        {
            return fault;
        }

        await using var session = store.QuerySession();
        var burst = await BurstReferral.ReadAsync(session, command.Body.ReferralIds, ct);
        return Reject(command.Actor, command.Body.Region, command.Body.ReferralIds.Count, burst) is { } rejection
            ? rejection
            : Answer.Ok(BatchProposal.Of(command.Body.Region, burst), 1);
    }
}
