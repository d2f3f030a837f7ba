using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Allocation.Swapping;

/// <summary>A swap to be asked for.</summary>
/// <param name="Authority">Code of the authority that would take the children.</param>
/// <param name="Note">Free text, which that authority and the one that accepted read.</param>
public sealed record ProposeSwapRequest(string Authority, string? Note = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(Authority, "authority", 20);
        faults.Text(Note, "note", 2000);
    }
}

/// <summary>A coordinator asks another authority of the region to take children in place of the one that accepted them.</summary>
static class ProposeSwap
{
    static readonly Rejection Proposed =
        Rejection.Conflict("swap-proposed", "This authority has been asked, and its answer is not due yet.");

    internal static void Map(RouteGroupBuilder offers) => offers.MapPost("{id:guid}/swap", Handle).WithName("ProposeSwap");

    /// <summary>
    /// One authority is asked at a time, with the time of any offer to answer; asking another takes the question to the first back.
    /// </summary>
    /// <param name="offer">The offer.</param>
    /// <param name="taker">Code of the authority that would take the children.</param>
    /// <param name="note">What the coordinator wrote about it.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="now">The time.</param>
    internal static Decision<OfferEvent> Decide(
        Offer offer, string taker, Sealed<SwapNote>? note, SwapFacts facts, DateTimeOffset now)
    {
        if (SwapRules.Against(offer, taker, facts, now) is { } no)
        {
            return no;
        }

        if (offer.Swap?.Authority == taker)
        {
            return Proposed;
        }

        var scheme = facts.Sight.Facts;
        var respondBy = MakeOffer.RespondBy(scheme.Authority(taker).Nation, scheme.Rules.Named(facts.Allocation.PinnedRules), now);
        return new SwapProposed(offer.ReferralId, offer.Authority, taker, respondBy, note, facts.Allocation.Group);
    }

    static Task<CommandResult> Handle(
        Guid id, Command<ProposeSwapRequest> command, IAllocationStore store, SwapFactsOf facts, Sealer<IAllocationStore> sealer,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Offer, OfferEvent, ProposeSwapRequest>(
            command, id, AllocationPolicy.MaySwap,
            async (offer, request) => Decide(
                offer, request.Authority,
                request.Note is { } note ? await sealer.Seal(offer.Group.ChildIds, new SwapNote(note), ct) : null,
                await facts.ReadAsync(offer, ct), clock.GetUtcNow()),
            ct);
}
